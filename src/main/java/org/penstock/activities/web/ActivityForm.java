package org.penstock.activities.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.activities.Activity;
import org.penstock.activities.ActivityDraft;
import org.penstock.activities.ActivityKind;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Due;
import org.penstock.kernel.Refusal;
import org.penstock.web.Ui;

/** An activity as typed. Dates and times are in the reader's zone; without a time the whole day counts. */
public record ActivityForm(
        @Nullable String kind,
        @Nullable String subject,
        @Nullable String body,
        @Nullable String day,
        @Nullable String time,
        @Nullable String endTime,
        @Nullable String place,
        @Nullable String callOutcome,
        @Nullable UUID assignee,
        @Nullable String assigneeText,
        @Nullable UUID deal,
        @Nullable UUID person,
        @Nullable UUID organisation,
        @Nullable List<UUID> mentions,
        @Nullable Integer version) {

    /** An empty one for tomorrow. */
    static ActivityForm planned(Ui ui, @Nullable UUID deal) {
        String tomorrow = ui.texts().today().plusDays(1).toString();
        return new ActivityForm("task", "", "", tomorrow, "", "", "", "", null, "", deal, null, null, List.of(), null);
    }

    static ActivityForm of(Ui ui, Activity activity) {
        ZoneId zone = ui.texts().zone();
        Due due = activity.due();
        ZonedDateTime ends =
                activity.endsAt() == null ? null : activity.endsAt().atZone(zone);
        return new ActivityForm(
                activity.kind().code(),
                activity.subject(),
                activity.body(),
                due == null ? "" : due.day(zone).toString(),
                activity.dueAt() == null
                        ? ""
                        : activity.dueAt()
                                .atZone(zone)
                                .toLocalTime()
                                .withSecond(0)
                                .withNano(0)
                                .toString(),
                ends == null ? "" : ends.toLocalTime().withSecond(0).withNano(0).toString(),
                activity.place(),
                activity.callOutcome(),
                activity.assignee(),
                activity.assigneeName(),
                activity.deal(),
                activity.person(),
                activity.organisation(),
                activity.mentions(),
                activity.version());
    }

    public String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    public ActivityKind kindOrTask() {
        return kind == null || kind.isBlank() ? ActivityKind.TASK : ActivityKind.of(kind);
    }

    /** What the form says; refusals name what can't be read. */
    record Read(@Nullable ActivityDraft draft, List<Refusal> refusals) {}

    Read read(Actor actor) {
        List<Refusal> refusals = new ArrayList<>();
        LocalDate date = date(refusals);
        LocalTime at = time(time, "time", refusals);
        LocalTime end = time(endTime, "endTime", refusals);
        if (!refusals.isEmpty()) {
            return new Read(null, refusals);
        }
        boolean note = kindOrTask() == ActivityKind.NOTE;
        Due due = date == null || note ? null : due(date, at, actor.zone());
        Instant ends = date == null || at == null || end == null || note
                ? null
                : date.atTime(end).atZone(actor.zone()).toInstant();
        return new Read(
                new ActivityDraft(
                        kindOrTask(),
                        note && text(subject).isBlank() ? firstLine(text(body)) : text(subject),
                        note && text(subject).isBlank() && !isLong(text(body)) ? "" : text(body),
                        due,
                        ends,
                        place == null || place.isBlank() ? null : place.strip(),
                        callOutcome == null || callOutcome.isBlank() ? null : callOutcome,
                        note ? null : assignee == null ? actor.id() : assignee,
                        deal,
                        person,
                        organisation,
                        mentions == null
                                ? List.of()
                                : mentions.stream().distinct().toList()),
                List.of());
    }

    private static Due due(LocalDate date, @Nullable LocalTime at, ZoneId zone) {
        return at == null ? Due.on(date) : Due.at(date.atTime(at).atZone(zone).toInstant());
    }

    /** A note has no title of its own: its first line stands for it. */
    private static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 199) + "…" : line;
    }

    private static boolean isLong(String text) {
        return text.strip().lines().count() > 1 || text.strip().length() > 200;
    }

    private @Nullable LocalDate date(List<Refusal> refusals) {
        try {
            return day == null || day.isBlank() ? null : LocalDate.parse(day.strip());
        } catch (DateTimeException unreadable) {
            refusals.add(Refusal.at("day", "activities.day.unreadable"));
            return null;
        }
    }

    private static @Nullable LocalTime time(@Nullable String text, String field, List<Refusal> refusals) {
        try {
            return text == null || text.isBlank() ? null : LocalTime.parse(text.strip());
        } catch (DateTimeException unreadable) {
            refusals.add(Refusal.at(field, "activities.time.unreadable"));
            return null;
        }
    }
}
