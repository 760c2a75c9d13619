package org.penstock.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.penstock.activities.Activities;
import org.penstock.activities.ActivityDraft;
import org.penstock.activities.ActivityKind;
import org.penstock.activities.ActivityRecord;
import org.penstock.deals.DealIntake;
import org.penstock.deals.DealRecord;
import org.penstock.deals.Outcome;
import org.penstock.demo.DemoCompany.Founded;
import org.penstock.demo.DemoCompany.Rep;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Due;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Role;
import org.springframework.stereotype.Component;

/** Eighteen months of sales: deals with their whole way, and what was and is to be done on them. */
@Component
class DemoSales {
    static final int DEALS = 2_000;

    private static final int OPENS = 9;
    private static final int HOURS = 9;

    private final DealIntake intake;
    private final DealLife life;
    private final Activities activities;
    private final Ids ids;
    private final Clock clock;

    DemoSales(DealIntake intake, DealLife life, Activities activities, Ids ids, Clock clock) {
        this.intake = intake;
        this.life = life;
        this.activities = activities;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param afterEach what is done once the deals of a rep are written */
    void fill(Founded founded, Draw draw, Runnable afterEach) {
        Map<Rep, List<DealRecord>> byRep = new LinkedHashMap<>();
        for (int i = 0; i < DEALS; i++) {
            Rep rep = draw.skewed(founded.reps());
            byRep.computeIfAbsent(rep, owner -> new ArrayList<>()).add(life.draw(founded, rep, draw));
        }
        byRep.forEach((rep, deals) -> {
            Actor actor = actor(rep);
            Map<UUID, List<Refusal>> held = intake.write(actor, deals);
            if (!held.isEmpty()) {
                throw new IllegalStateException("The made-up deals were refused: " + held);
            }
            activities.write(
                    actor,
                    deals.stream()
                            .flatMap(deal -> work(deal, rep, draw).stream())
                            .toList());
            afterEach.run();
        });
    }

    private static Actor actor(Rep rep) {
        return new Actor(
                rep.id(), rep.name(), Role.REP, Actor.Via.PERSON, null, null, Locale.ENGLISH, DemoCompany.ZONE);
    }

    /** Notes and calls of the past; on open deals mostly a next step, of which some are late. */
    private List<ActivityRecord> work(DealRecord deal, Rep rep, Draw draw) {
        List<ActivityRecord> work = new ArrayList<>();
        Instant now = clock.instant();
        Instant created = deal.stays().getFirst().entered();
        Instant last = deal.stays().getLast().entered();
        if (draw.chance(0.5)) {
            work.add(record(note(deal, draw), last.plus(Duration.ofHours(draw.between(1, 20))), rep, null));
        }
        if (draw.chance(0.4)) {
            Instant at = created.plus(Duration.ofHours(draw.between(2, 60)));
            work.add(record(step(ActivityKind.CALL, deal, rep, draw, at), created, rep, at));
        }
        if (deal.outcome() == Outcome.OPEN && draw.chance(0.78)) {
            int days = draw.chance(0.22) ? -draw.between(1, 9) : draw.chance(0.25) ? 0 : draw.between(1, 14);
            Instant due = now.plus(Duration.ofDays(days)).plus(Duration.ofMinutes(30L * draw.between(-4, 10)));
            Instant soonest = last.plus(Duration.ofHours(2));
            due = due.isBefore(soonest) ? soonest : due;
            ActivityKind kind = draw.one(List.of(ActivityKind.CALL, ActivityKind.TASK, ActivityKind.MEETING));
            work.add(record(step(kind, deal, rep, draw, due), last, rep, null));
        }
        return work.stream().filter(told -> told.createdAt().isBefore(now)).toList();
    }

    private ActivityRecord record(
            ActivityDraft facts, Instant created, Rep rep, @org.jspecify.annotations.Nullable Instant done) {
        return new ActivityRecord(ids.next(), facts, created, rep.id(), done);
    }

    private static ActivityDraft note(DealRecord deal, Draw draw) {
        return ActivityDraft.note(draw.one(Invented.NOTES), deal.id(), List.of());
    }

    private static ActivityDraft step(ActivityKind kind, DealRecord deal, Rep rep, Draw draw, Instant due) {
        return new ActivityDraft(
                kind,
                draw.one(Invented.NEXT_STEPS),
                "",
                Due.at(atWork(due)),
                null,
                null,
                null,
                rep.id(),
                deal.id(),
                deal.people().isEmpty() ? null : deal.people().getFirst(),
                deal.organisation(),
                List.of());
    }

    /** On the same day, at a full or half hour between nine and six: nobody calls at night. */
    private static Instant atWork(Instant time) {
        ZonedDateTime there = time.atZone(DemoCompany.ZONE);
        int hour = there.getHour() < OPENS || there.getHour() >= OPENS + HOURS
                ? OPENS + there.getHour() % HOURS
                : there.getHour();
        return there.withHour(hour)
                .withMinute(there.getMinute() < 30 ? 0 : 30)
                .truncatedTo(ChronoUnit.MINUTES)
                .toInstant();
    }
}
