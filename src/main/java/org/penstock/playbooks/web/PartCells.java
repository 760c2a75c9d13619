package org.penstock.playbooks.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.web.Ui;

/** The cells of a part of another module. Its texts are that module's, where it has any for a column. */
public final class PartCells {
    private PartCells() {}

    public static List<String> columns(List<Map<String, Object>> rows) {
        return PlaybookForm.columns(rows);
    }

    public static boolean isPlain(List<Map<String, Object>> rows, String column) {
        return PlaybookForm.isPlain(rows, column);
    }

    public static String shown(@Nullable Object value) {
        return PlaybookForm.shown(value);
    }

    public static String title(Ui ui, String part) {
        return ui.texts().orElse(part + ".part", part);
    }

    public static String label(Ui ui, String part, String column) {
        return ui.texts().orElse(part + ".part." + column, column);
    }
}
