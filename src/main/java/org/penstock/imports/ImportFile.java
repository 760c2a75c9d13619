package org.penstock.imports;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file, or the sheet of a workbook, of an import: what it holds and where its columns go. */
public record ImportFile(
        int number,
        String name,
        String encoding,
        String separator,
        int lines,
        String signature,
        @Nullable Entity entity,
        List<Column> columns) {

    public ImportFile {
        columns = List.copyOf(columns);
    }

    ImportFile mapped(@Nullable Entity to, List<Column> toColumns) {
        return new ImportFile(number, name, encoding, separator, lines, signature, to, toColumns);
    }

    Optional<Integer> place(Target target) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).use().equals(target.code())) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    boolean has(Target target) {
        return place(target).isPresent();
    }

    public List<String> headings() {
        return columns.stream().map(Column::heading).toList();
    }
}
