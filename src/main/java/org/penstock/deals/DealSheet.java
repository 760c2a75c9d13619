package org.penstock.deals;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deal with all its own facts, as the API shows it.
 *
 * @param ownProbability what was entered in place of the stage's, in percent
 * @param place its place in the order that it was read in
 */
public record DealSheet(
        DealRow deal,
        @Nullable UUID reason,
        @Nullable String reasonNote,
        @Nullable Integer ownProbability,
        boolean valueFromItems,
        @Nullable String place) {}
