package org.penstock.closing;

import java.util.UUID;

/** Somebody to whom deals are lost. */
public record Competitor(UUID id, String name, boolean retired, int version) {
    /** The longest name, in characters. */
    public static final int NAME_MAX = 80;
}
