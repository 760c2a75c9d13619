package org.penstock.activities.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.activities.Activity;
import org.penstock.activities.ActivityKind;
import org.penstock.kernel.Due;
import org.penstock.rest.Doc;

/** An activity. */
@Doc("An activity: a task, call, meeting or note.")
record ActivityJson(
        @Doc("Its id.") UUID id,

        @Doc(value = "Grows with every change; the ETag.", example = "1")
        int version,

        @Doc(value = "What it is.", example = "call") ActivityKind kind,

        @Doc(value = "What is to be done.", example = "Call about the offer")
        String subject,

        @Doc(value = "Further words.", example = "Ask for Ada.")
        String body,

        @Doc("When it is due; the start of a meeting. null where it is due on a day or any time.") @Nullable Instant dueAt,

        @Doc("The day on which it is due, where only the day counts; instead of dueAt.") @Nullable LocalDate dueOn,

        @Doc("When a meeting ends.") @Nullable Instant endsAt,

        @Doc(value = "Where it is.", example = "Room 4", max = 200) @Nullable String place,

        @Doc(
                value = "How a call went.",
                example = "not_reached",
                oneOf = {"reached", "not_reached", "left_message"})
        @Nullable String callOutcome,

        @Doc("When it was done.") @Nullable Instant doneAt,
        @Doc("Who does it: the id of a user.") @Nullable UUID assignee,
        @Doc("The deal that it belongs to.") @Nullable UUID deal,
        @Doc("The person that it belongs to.") @Nullable UUID person,

        @Doc("The organisation that it belongs to.") @Nullable UUID organisation,

        @Doc("The ids of users who are mentioned.") List<UUID> mentions,
        @Doc("When it was created.") Instant createdAt) {

    static ActivityJson of(Activity activity) {
        Due due = activity.due();
        return new ActivityJson(
                activity.id(),
                activity.version(),
                activity.kind(),
                activity.subject(),
                activity.body(),
                due == null ? null : due.at(),
                due == null ? null : due.on(),
                activity.endsAt(),
                activity.place(),
                activity.callOutcome(),
                activity.doneAt(),
                activity.assignee(),
                activity.deal(),
                activity.person(),
                activity.organisation(),
                activity.mentions(),
                activity.createdAt());
    }

    /** A new activity. */
    @Doc("A new activity.")
    record Body(
            @Doc(value = "What it is; a task if it is not said.", example = "call") @Nullable ActivityKind kind,

            @Doc(
                    value = "What is to be done; a note's text.",
                    example = "Call about the offer",
                    max = 300,
                    required = true)
            @Nullable String subject,

            @Doc(value = "Further words.", example = "Ask for Ada.", max = 20_000) @Nullable String body,

            @Doc("When it is due; the start of a meeting. null where it is due on a day or any time.") @Nullable Instant dueAt,

            @Doc("The day on which it is due, where only the day counts; instead of dueAt.") @Nullable LocalDate dueOn,

            @Doc("When a meeting ends.") @Nullable Instant endsAt,

            @Doc(value = "Where it is.", example = "Room 4", max = 200) @Nullable String place,

            @Doc(
                    value = "How a call went.",
                    example = "not_reached",
                    oneOf = {"reached", "not_reached", "left_message"})
            @Nullable String callOutcome,

            @Doc("Who does it; the token's person if it is not said.") @Nullable UUID assignee,

            @Doc("The deal that it belongs to.") @Nullable UUID deal,
            @Doc("The person that it belongs to.") @Nullable UUID person,

            @Doc("The organisation that it belongs to.") @Nullable UUID organisation,

            @Doc(value = "The ids of users who are mentioned.", max = 50) @Nullable List<UUID> mentions) {}

    /** Changes to an activity. */
    @Doc("Changes to an activity: what is not named stays, null empties. What it belongs to stays.")
    record Change(
            @Doc(value = "What it is.", example = "call") @Nullable ActivityKind kind,

            @Doc(value = "What is to be done.", example = "Call once more", max = 300) @Nullable String subject,

            @Doc(value = "Further words.", example = "Ask for Ada.", max = 20_000) @Nullable String body,

            @Doc("When it is due; takes the place of dueOn.") @Nullable Instant dueAt,

            @Doc("The day on which it is due, where only the day counts; instead of dueAt.") @Nullable LocalDate dueOn,

            @Doc("When a meeting ends.") @Nullable Instant endsAt,

            @Doc(value = "Where it is.", example = "Room 4", max = 200) @Nullable String place,

            @Doc(
                    value = "How a call went.",
                    example = "not_reached",
                    oneOf = {"reached", "not_reached", "left_message"})
            @Nullable String callOutcome,

            @Doc("Who does it.") @Nullable UUID assignee,

            @Doc(value = "The ids of all users who are mentioned.", max = 50) @Nullable List<UUID> mentions,

            @Doc(value = "true: it is done; false: it is to be done again.", example = "true") @Nullable Boolean done) {}
}
