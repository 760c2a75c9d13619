package org.penstock.fields;

import java.util.List;
import java.util.UUID;

/** A free tag of deals, people or organisations. The colour is one of {@link #COLOURS}; it never says anything alone. */
public record Label(UUID id, Subject subject, String name, String colour, boolean retired, int version) {

    public static final List<String> COLOURS = List.of(
            "blue", "azure", "indigo", "purple", "pink", "red", "orange", "yellow", "lime", "green", "teal", "cyan");
}
