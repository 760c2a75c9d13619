package org.penstock.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Right;

/**
 * Something that the command palette offers: "New person", "Back up now". A module supplies its own as a bean.
 *
 * @param key the message key of its text
 * @param words the message key of further words that find it; null for none
 * @param icon the name of its icon
 * @param path the page it opens, or what a form is posted to
 * @param order from small to large among equals
 * @param right who may use it; null for everyone
 * @param form what the form sends; null for a link
 */
public record CommandItem(
        String key,
        @Nullable String words,
        String icon,
        String path,
        int order,
        @Nullable Right right,
        @Nullable Map<String, String> form) {

    public static CommandItem link(String key, String icon, String path, int order, @Nullable Right right) {
        return new CommandItem(key, null, icon, path, order, right, null);
    }

    public static CommandItem post(
            String key, String icon, String path, int order, @Nullable Right right, Map<String, String> form) {
        return new CommandItem(key, null, icon, path, order, right, Map.copyOf(form));
    }

    public CommandItem foundBy(String wordsKey) {
        return new CommandItem(key, wordsKey, icon, path, order, right, form);
    }
}
