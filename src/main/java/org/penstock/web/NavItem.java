package org.penstock.web;

import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Right;

/**
 * A link of the main navigation. A module supplies its own as a bean; the layout shows those that the reader may use.
 *
 * @param key the message key of its text
 * @param icon the name of its icon
 * @param path where it leads; it is current on that page and all below it
 * @param order from small to large; the first four also stand in the phone's bottom bar
 * @param right who may use it; null for everyone
 * @param badge the URL of a region that answers a short text (a number), loaded after the page; null for none
 * @param shortcut the keys that open it, for instance {@code g d}; null for none
 */
public record NavItem(
        String key,
        String icon,
        String path,
        int order,
        @Nullable Right right,
        @Nullable String badge,
        @Nullable String shortcut) {

    public NavItem(String key, String icon, String path, int order, @Nullable Right right) {
        this(key, icon, path, order, right, null, null);
    }

    public NavItem withBadge(String url) {
        return new NavItem(key, icon, path, order, right, url, shortcut);
    }

    public NavItem withShortcut(String keys) {
        return new NavItem(key, icon, path, order, right, badge, keys);
    }
}
