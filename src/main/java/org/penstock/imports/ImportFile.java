package org.penstock.imports;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
        return Optional.ofNullable(places().get(target));
    }

    /** For every cell of a million rows this is asked; so those who go through rows keep it. */
    Map<Target, Integer> places() {
        Map<Target, Integer> places = new EnumMap<>(Target.class);
        for (int i = 0; i < columns.size(); i++) {
            int place = i;
            Target.of(columns.get(i).use()).ifPresent(target -> places.putIfAbsent(target, place));
        }
        return places;
    }

    boolean has(Target target) {
        return place(target).isPresent();
    }

    public List<String> headings() {
        return columns.stream().map(Column::heading).toList();
    }
}
