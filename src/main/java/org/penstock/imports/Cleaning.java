package org.penstock.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;

/** What every file needs, whatever its kind: cells without odd characters, headings that differ, rows of one width. */
final class Cleaning {
    private Cleaning() {}

    static List<String> cells(List<String> raw) {
        List<String> cells = new ArrayList<>(raw.size());
        for (String cell : raw) {
            cells.add(cell(cell));
        }
        return cells;
    }

    /** Without zero characters, which the database can't hold, and without spaces around, no-break ones too. */
    static String cell(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        String text = raw.indexOf('\0') < 0 ? raw : raw.replace("\0", "");
        text = text.strip();
        if (text.length() > 1 && text.charAt(0) == '\'' && "=+-@".indexOf(text.charAt(1)) >= 0) {
            // A file of ours that was mended: the mark that keeps a formula from running is no part of the cell.
            return text.substring(1);
        }
        return text.isEmpty() || (text.charAt(0) != '\u00a0' && text.charAt(text.length() - 1) != '\u00a0')
                ? text
                : text.replaceAll("^[\\s\\u00a0]+|[\\s\\u00a0]+$", "");
    }

    static boolean blank(List<String> cells) {
        return cells.stream().allMatch(String::isEmpty);
    }

    static List<String> headings(String file, List<String> cells) throws FileTrouble {
        List<String> headings = new ArrayList<>(cells);
        while (!headings.isEmpty() && headings.getLast().isEmpty()) {
            headings.removeLast();
        }
        if (headings.size() > ImportLimits.COLUMNS_MAX) {
            throw new FileTrouble(file, "too-many-columns", headings.size(), ImportLimits.COLUMNS_MAX);
        }
        if (headings.stream().anyMatch(heading -> heading.length() > ImportLimits.CELL_CHARS)) {
            throw new FileTrouble(file, "heading-too-long");
        }
        return distinct(headings);
    }

    /** The second "Phone" becomes "Phone (2)"; a heading that is missing is named by its place. */
    private static List<String> distinct(List<String> headings) {
        Set<String> taken = new HashSet<>();
        List<String> distinct = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            String base = headings.get(i).isEmpty() ? "#" + (i + 1) : headings.get(i);
            String heading = base;
            for (int n = 2; !taken.add(heading); n++) {
                heading = base + " (" + n + ")";
            }
            distinct.add(heading);
        }
        return distinct;
    }

    /** Fills up or trims the row to the width of the headings; answers what is wrong with it. */
    static @Nullable Refusal flaw(List<String> cells, int columns) {
        while (cells.size() > columns && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        int found = cells.size();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).length() > ImportLimits.CELL_CHARS) {
                int length = cells.get(i).length();
                cells.set(i, cells.get(i).substring(0, 200) + "…");
                return Refusal.of("imports.row.cell-too-long", i + 1, length, ImportLimits.CELL_CHARS);
            }
        }
        if (found != columns) {
            return Refusal.of("imports.row.columns", found, columns);
        }
        return null;
    }
}
