package org.penstock.web;

import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Right;

/** The one button at the top of every page ("New deal"). A module supplies it as a bean; the one with the lowest order is shown. */
public record PrimaryAction(
        String key,
        String icon,
        String path,
        int order,
        @Nullable Right right) {}
