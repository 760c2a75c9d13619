package org.penstock.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;

/** Takes the rows of a file one after the other, the headings first. */
interface RowSink {
    void headings(List<String> headings) throws FileTrouble;

    /**
     * @param number as a spreadsheet counts, the headings being row 1
     * @param flaw why the row can't be taken at all
     */
    void row(int number, List<String> cells, @Nullable Refusal flaw) throws FileTrouble;
}
