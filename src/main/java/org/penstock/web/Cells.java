package org.penstock.web;

/** Cells of a CSV file: a spreadsheet takes what begins like a formula for one, unless a quote stands before it. */
public final class Cells {
    private static final String LIVE = "=+-@\t\r\n|%";

    private Cells() {}

    public static String harmless(String text) {
        return !text.isEmpty() && LIVE.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
