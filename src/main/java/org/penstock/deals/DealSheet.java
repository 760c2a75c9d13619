package org.penstock.deals;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deal with all its own facts, as the API shows it.
 *
 * @param ownProbability what was entered in place of the stage's, in percent
 * @param stageFacts what the tools of the stages know, by {@link StageFact#name()}
 * @param place its place in the order that it was read in
 */
public record DealSheet(
        DealRow deal,
        @Nullable UUID reason,
        @Nullable String reasonNote,
        @Nullable Integer ownProbability,
        boolean valueFromItems,
        Map<String, Object> stageFacts,
        @Nullable String place) {

    public DealSheet {
        stageFacts = Map.copyOf(stageFacts);
    }
}
