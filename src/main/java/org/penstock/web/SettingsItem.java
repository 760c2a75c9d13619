package org.penstock.web;

import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Right;

/** A link in the side navigation of the settings. A module supplies its own as a bean; parameters as in {@link NavItem}. */
public record SettingsItem(
        String key,
        String icon,
        String path,
        int order,
        @Nullable Right right) {}
