package org.penstock.imports.web;

import java.util.List;
import java.util.stream.Stream;
import org.penstock.fields.FieldType;
import org.penstock.imports.Column;
import org.penstock.imports.ImportFile;
import org.penstock.imports.Target;
import org.penstock.web.Ui;

/** What the page says of files and columns. */
public final class ColumnTexts {
    private ColumnTexts() {}

    /** UTF-8, separator comma; a workbook has none. */
    public static String encoding(Ui ui, ImportFile file) {
        String separator = switch (file.separator()) {
            case "," -> "comma";
            case ";" -> "semicolon";
            case "\t" -> "tab";
            case "|" -> "bar";
            default -> "";
        };
        return separator.isEmpty()
                ? file.encoding()
                : ui.t("imports.files.encoding", file.encoding(), ui.t("imports.files.separator." + separator));
    }

    /** The types that a new field for the column may have: what fits best, and text, which always does. */
    public static List<FieldType> newTypes(Column column) {
        Stream<FieldType> types = Stream.of(column.type(), FieldType.TEXT);
        return (column.isNew() ? Stream.concat(Stream.of(column.newType()), types) : types)
                .distinct()
                .toList();
    }

    /** The column is read as figures. */
    public static boolean figures(Column column) {
        boolean fact = column.target()
                .map(target -> target.form() == Target.Form.NUMBER)
                .orElse(false);
        return fact || column.type() == FieldType.NUMBER;
    }
}
