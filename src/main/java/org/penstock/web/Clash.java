package org.penstock.web;

/**
 * A fact that two people changed at the same time, for {@code web/clashes.jte}: both versions, and which one is proposed.
 *
 * @param field the form's name of it; the choice is sent as {@code take.<field>}
 * @param mine what the reader typed
 * @param theirs what stands now
 * @param keepMine whether the reader changed it, so that theirs is not proposed
 */
public record Clash(String field, String label, String mine, String theirs, boolean keepMine) {
    /** What stands before the field in the name of the choice. */
    public static final String TAKE = "take.";

    public static final String THEIRS = "theirs";
}
