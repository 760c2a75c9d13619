package org.penstock.deals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One deal with what its page shows at once; the timeline and the activities load as regions of their own.
 *
 * @param organisationBinned whether the organisation that it names lies in the bin
 * @param path the stages of its pipeline with how long it has been in each
 * @param linesKeeper the tool that keeps the line items and in which they are changed; null where they are changed here
 * @param gate what it takes to leave the present stage; empty when the deal is closed
 */
public record DealPage(
        DealRow deal,
        Pipeline pipeline,
        @Nullable Integer ownProbability,
        @Nullable String reasonNote,
        @Nullable UUID reason,
        boolean organisationBinned,
        boolean valueFromItems,
        @Nullable String createdByName,
        @Nullable Instant removedAt,
        List<Step> path,
        List<DealPerson> people,
        List<LineItem> lines,
        @Nullable String linesKeeper,
        List<Gates.Criterion> gate) {

    public DealPage {
        path = List.copyOf(path);
        people = List.copyOf(people);
        lines = List.copyOf(lines);
        gate = List.copyOf(gate);
    }

    /**
     * A stage on the way.
     *
     * @param days whole days that the deal has spent in it, over all stays; null when it was never there
     * @param usual how long deals usually stand in it; null when too few have
     */
    public record Step(Stage stage, @Nullable Long days, UsualTimes.@Nullable Usual usual, boolean present) {

        /** Whether the deal stands here remarkably long. */
        public boolean isLong() {
            return present && days != null && usual != null && usual.isLong(days);
        }
    }

    /** Somebody of the deal, with the ways to reach them. */
    public record DealPerson(
            UUID id,
            String name,
            @Nullable String jobTitle,
            @Nullable String email,
            @Nullable String phone,
            boolean main,
            boolean binned) {}

    public long met() {
        return gate.stream().filter(Gates.Criterion::met).count();
    }

    public boolean mayLeave() {
        return met() == gate.size();
    }

    /** The stage that the deal is in; null in a closed deal whose stage is gone. */
    public @Nullable Step present() {
        return path.stream().filter(Step::present).findFirst().orElse(null);
    }

    /** Where an open deal goes next; null from the last stage on, since to win is another button. */
    public @Nullable Stage next() {
        Step here = present();
        return here == null
                ? null
                : pipeline.current().stream()
                        .filter(stage -> stage.position() > here.stage().position() && !stage.isRetention())
                        .findFirst()
                        .orElse(null);
    }

    public boolean isRemoved() {
        return removedAt != null;
    }
}
