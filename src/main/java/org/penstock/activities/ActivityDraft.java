package org.penstock.activities;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Due;

/** An activity as it is entered. */
public record ActivityDraft(
        ActivityKind kind,
        String subject,
        String body,
        @Nullable Due due,
        @Nullable Instant endsAt,
        @Nullable String place,
        @Nullable String callOutcome,
        @Nullable UUID assignee,
        @Nullable UUID deal,
        @Nullable UUID person,
        @Nullable UUID organisation,
        List<UUID> mentions) {

    public ActivityDraft {
        mentions = List.copyOf(mentions);
    }

    public static ActivityDraft task(String subject, @Nullable Instant dueAt, @Nullable UUID assignee, UUID deal) {
        return new ActivityDraft(
                ActivityKind.TASK,
                subject,
                "",
                dueAt == null ? null : Due.at(dueAt),
                null,
                null,
                null,
                assignee,
                deal,
                null,
                null,
                List.of());
    }

    public static ActivityDraft note(String text, UUID deal, List<UUID> mentions) {
        return new ActivityDraft(ActivityKind.NOTE, text, "", null, null, null, null, null, deal, null, null, mentions);
    }
}
