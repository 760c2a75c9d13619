package org.penstock.rotting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.StageKind;
import org.penstock.kernel.Due;
import org.penstock.kernel.Money;

/**
 * How an open deal stands with silence.
 *
 * @param touchedAt the last meaningful touch
 * @param touch what it was: {@code created}, {@code stage}, {@code call}, {@code meeting}, {@code task}, {@code note}, {@code
 *     answer}
 * @param customersTurn whether the customer has the ball
 * @param ballSaid whether a person said so since the last touch
 * @param silent worked days since the touch
 * @param threshold worked days that the stage allows; null where it is not watched
 * @param byHand whether the threshold was set by hand
 * @param learnedFrom how many won deals it was learned from; 0 where it was not
 * @param rotsOn the day from which it rots
 * @param overdue worked days that it has been rotting
 * @param state {@code late}, {@code customer} or {@code idle}; null where it does not rot
 * @param snoozedUntil the day on which it comes back; past when it has
 * @param version of the snooze and of who has the ball
 */
public record RottingDeal(
        UUID deal,
        String title,
        int dealVersion,
        UUID pipeline,
        UUID stage,
        String stageName,
        StageKind kind,
        @Nullable UUID organisation,
        @Nullable String organisationName,
        @Nullable UUID person,
        @Nullable String personName,
        @Nullable Money value,
        @Nullable UUID owner,
        @Nullable String ownerName,
        @Nullable UUID step,
        @Nullable String stepTitle,
        @Nullable Due stepDue,
        Instant touchedAt,
        String touch,
        boolean customersTurn,
        boolean ballSaid,
        int silent,
        @Nullable Integer threshold,
        boolean byHand,
        long learnedFrom,
        @Nullable LocalDate rotsOn,
        int overdue,
        @Nullable String state,
        @Nullable LocalDate snoozedUntil,
        @Nullable String snoozeReason,
        boolean snoozed,
        int version) {

    /** A silence of so many times what the stage allows asks for a decision, not for one more call. */
    static final int DECIDE_FACTOR = 4;

    public boolean isRotting() {
        return state != null;
    }

    /** Nothing is planned on it. */
    public boolean isStuck() {
        return step == null && !snoozed;
    }

    /** Why it rots, as a code: {@code late}, {@code woken}, {@code customer}, {@code untouched} or {@code idle}. */
    public String reason() {
        if (state == null || state.equals("late")) {
            return state == null ? "none" : state;
        }
        if (snoozedUntil != null && !touchedAfterSnooze()) {
            return "woken";
        }
        return touch.equals("created") && !state.equals("customer") ? "untouched" : state;
    }

    /** What is to be done, as a code: {@code do}, {@code decide}, {@code follow-up}, {@code first} or the stage's kind. */
    public String next() {
        if ("late".equals(state) && step != null) {
            return "do";
        }
        if (threshold != null && silent > DECIDE_FACTOR * threshold) {
            return "decide";
        }
        if (customersTurn) {
            return "follow-up";
        }
        return touch.equals("created") ? "first" : kind.code();
    }

    private boolean touchedAfterSnooze() {
        return rotsOn != null && snoozedUntil != null && rotsOn.isAfter(snoozedUntil);
    }
}
