package org.penstock.qualification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The card of a deal.
 *
 * @param items what the pipeline asks, in order, then what was answered to questions that it asks no more
 * @param backOn of "not yet": the day on which it waits again
 * @param step the activity that brings it back
 * @param undoable whether there is a state before the latest change
 * @param version 0 where nothing was written yet
 */
public record Qualification(
        UUID deal,
        List<Item> items,
        @Nullable Verdict verdict,
        @Nullable LocalDate backOn,
        @Nullable UUID step,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        boolean undoable,
        int version) {

    public Qualification {
        items = List.copyOf(items);
    }

    /**
     * One criterion and what is known.
     *
     * @param asked whether the pipeline asks it today
     * @param answer null where nobody has asked yet
     * @param person who said so, where it is a person of the deal
     * @param said who said so, in free words; the person's name where it is one
     */
    public record Item(
            Criterion criterion,
            boolean asked,
            @Nullable Answer answer,
            String evidence,
            @Nullable UUID person,
            String said,
            @Nullable Instant answeredAt,
            @Nullable String answeredBy) {

        static Item open(Criterion criterion) {
            return new Item(criterion, true, null, "", null, "", null, null);
        }

        /** The code of the answer, "open" where nobody has asked. */
        public String word() {
            return answer == null ? "open" : answer.code();
        }

        boolean isBlank() {
            return answer == null && evidence.isEmpty() && person == null && said.isEmpty();
        }
    }

    /** Criteria with an answer that says something: yes, partly or no. */
    public int answered() {
        return (int) items.stream()
                .filter(item -> item.answer() != null && item.answer().isKnown())
                .count();
    }

    /** Criteria answered with yes. */
    public int met() {
        return (int) items.stream().filter(item -> item.answer() == Answer.YES).count();
    }
}
