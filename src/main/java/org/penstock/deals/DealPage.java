package org.penstock.deals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One deal with what its page shows at once; the timeline and the activities load as regions of their own.
 *
 * @param path the stages of its pipeline with how long it has been in each
 * @param unmet what is missing to leave the present stage
 */
public record DealPage(
        DealRow deal,
        Pipeline pipeline,
        @Nullable Integer ownProbability,
        @Nullable String reasonNote,
        @Nullable UUID reason,
        boolean valueFromItems,
        @Nullable String createdByName,
        @Nullable Instant removedAt,
        List<Step> path,
        List<DealPerson> people,
        List<LineItem> lines,
        List<Gates.Unmet> unmet) {

    public DealPage {
        path = List.copyOf(path);
        people = List.copyOf(people);
        lines = List.copyOf(lines);
        unmet = List.copyOf(unmet);
    }

    /**
     * A stage on the way.
     *
     * @param days whole days that the deal has spent in it, over all stays; null when it was never there
     */
    public record Step(Stage stage, @Nullable Long days, boolean present) {}

    /** Somebody of the deal, with the ways to reach them. */
    public record DealPerson(
            UUID id,
            String name,
            @Nullable String jobTitle,
            @Nullable String email,
            @Nullable String phone,
            boolean main) {}

    public boolean isRemoved() {
        return removedAt != null;
    }
}
