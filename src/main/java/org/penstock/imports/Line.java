package org.penstock.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;

/** A row as it stands in the file. */
record Line(
        int file, int number, List<String> cells, @Nullable Refusal flaw) {
    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }
}
