package org.penstock.web;

import org.jspecify.annotations.Nullable;

/** A choice of a select or a combobox: what is sent, what is read, and a hint that tells equal names apart. */
public record Option(String value, String text, @Nullable String hint) {

    public static Option of(String value, String text) {
        return new Option(value, text, null);
    }
}
