package org.penstock.web;

import org.jspecify.annotations.Nullable;

/**
 * A short message at the edge of the page, with an undo where the action can be taken back.
 *
 * @param text what has happened, in the reader's language
 * @param kind {@code done}, {@code problem}
 * @param undo the URL that a click on undo posts to; null for none
 * @param link where a click on the text leads; null for none
 */
public record Toast(
        String text,
        String kind,
        @Nullable String undo,
        @Nullable String link) {

    public static Toast done(String text) {
        return new Toast(text, "done", null, null);
    }

    public static Toast problem(String text) {
        return new Toast(text, "problem", null, null);
    }

    /** The undo is a POST to this URL; it is answered like any htmx request, by a toast or a redirect. */
    public Toast undo(String url) {
        return new Toast(text, kind, url, link);
    }

    public Toast link(String url) {
        return new Toast(text, kind, undo, url);
    }
}
