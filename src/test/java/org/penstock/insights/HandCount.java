package org.penstock.insights;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealEdit;
import org.penstock.deals.DealIntake;
import org.penstock.deals.DealOutcomes;
import org.penstock.deals.DealRecord;
import org.penstock.deals.DealRecord.PastEdit;
import org.penstock.deals.DealRecord.PastStay;
import org.penstock.deals.DealStages;
import org.penstock.deals.Outcome;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Pipelines.StageDraft;
import org.penstock.deals.Reasons;
import org.penstock.deals.Stage;
import org.penstock.deals.StageKind;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.penstock.teams.ExchangeRates;
import org.penstock.testing.Cast;
import org.penstock.testing.SettableClock;

/**
 * Nine deals of 2026 in a pipeline A (10 %) → B (50 %) → C (80 %) → D (retention), small enough to work out by hand.
 *
 * <pre>
 * deal       owner        value    way                                                 end
 * straight   Anna         1000 USD A 1 Jan, B 11 Jan, C 21 Jan                         won 31 Jan
 * skipped    Anna         2000 USD A 1 Jan, C 5 Jan                                    won 15 Jan
 * back       Boris         500 USD A 2 Jan, B 4 Jan, A 6 Jan, B 10 Jan                 lost 20 Jan
 * handed     Anna→Boris    400 EUR A 3 Jan, (Boris 8 Jan), B 13 Jan, C 2 Feb           won 12 Feb
 * reopened   Boris         300 EUR A 5 Jan, B 15 Jan, lost 25 Jan, B 4 Feb, C 14 Feb   won 6 Mar
 * leapt      Anna          700 USD A 10 Jan, C 20 Jan                                  open
 * dropped    Boris         600 USD A 6 Jan, C 16 Jan                                   lost 26 Jan
 * fresh      Anna               –  A 12 Jan                                            open
 * unrated    Boris         100 GBP A 7 Jan, B 17 Jan                                   open
 * </pre>
 *
 * One euro is 1.10 dollars from 1 January and 1.20 from 1 March; nobody entered a rate of the pound. All at 10:00 UTC.
 */
final class HandCount {
    static final LocalDate END = LocalDate.of(2026, 3, 31);

    final Map<String, UUID> deals = new HashMap<>();
    final UUID pipeline;
    final Stage a;
    final Stage b;
    final Stage c;
    final Stage d;

    private final DealIntake intake;
    private final Ids ids;
    private final UUID reason;
    private final UUID boris;

    HandCount(
            Cast cast,
            Pipelines pipelines,
            Reasons reasons,
            ExchangeRates rates,
            DealIntake intake,
            DealStages stages,
            DealOutcomes outcomes,
            SettableClock clock,
            Ids ids) {
        this.intake = intake;
        this.ids = ids;
        this.boris = cast.boris();
        Actor system = Actor.system();
        clock.set(at("2026-01-01"));
        pipeline = pipelines
                .add(
                        system,
                        "By hand",
                        List.of(
                                new StageDraft("A", StageKind.LEAD_GENERATION, 10),
                                new StageDraft("B", StageKind.PROPOSAL, 50),
                                new StageDraft("C", StageKind.NEGOTIATION, 80),
                                new StageDraft("D", StageKind.RETENTION, 100)))
                .orElseThrow();
        List<Stage> all = pipelines.of(pipeline).current();
        a = all.get(0);
        b = all.get(1);
        c = all.get(2);
        d = all.get(3);
        reason = reasons.current(Outcome.LOST).getFirst().id();
        rates.put(
                system,
                List.of(
                        new ExchangeRates.ExchangeRate("EUR", LocalDate.of(2026, 1, 1), new BigDecimal("1.10")),
                        new ExchangeRates.ExchangeRate("EUR", LocalDate.of(2026, 3, 1), new BigDecimal("1.20"))));
        UUID anna = cast.anna();
        tell(
                "straight",
                anna,
                "1000",
                "USD",
                Outcome.WON,
                "2026-01-31",
                a,
                "2026-01-01",
                b,
                "2026-01-11",
                c,
                "2026-01-21");
        tell("skipped", anna, "2000", "USD", Outcome.WON, "2026-01-15", a, "2026-01-01", c, "2026-01-05");
        tell(
                "back",
                boris,
                "500",
                "USD",
                Outcome.LOST,
                "2026-01-20",
                a,
                "2026-01-02",
                b,
                "2026-01-04",
                a,
                "2026-01-06",
                b,
                "2026-01-10");
        tell(
                "handed",
                anna,
                "400",
                "EUR",
                Outcome.WON,
                "2026-02-12",
                a,
                "2026-01-03",
                b,
                "2026-01-13",
                c,
                "2026-02-02");
        UUID reopened =
                tell("reopened", boris, "300", "EUR", Outcome.LOST, "2026-01-25", a, "2026-01-05", b, "2026-01-15");
        tell("leapt", anna, "700", "USD", Outcome.OPEN, null, a, "2026-01-10", c, "2026-01-20");
        tell("dropped", boris, "600", "USD", Outcome.LOST, "2026-01-26", a, "2026-01-06", c, "2026-01-16");
        tell("fresh", anna, null, "USD", Outcome.OPEN, null, a, "2026-01-12");
        tell("unrated", boris, "100", "GBP", Outcome.OPEN, null, a, "2026-01-07", b, "2026-01-17");
        clock.set(at("2026-02-04"));
        outcomes.reopen(system, List.of(reopened), null);
        clock.set(at("2026-02-14"));
        stages.move(system, List.of(reopened), c.id(), null, null, null);
        clock.set(at("2026-03-06"));
        outcomes.win(system, List.of(reopened), null, null);
        clock.set(at("2026-03-31"));
    }

    private UUID tell(
            String name,
            UUID owner,
            @Nullable String value,
            String currency,
            Outcome outcome,
            @Nullable String closed,
            Object... way) {
        List<PastStay> stays = new ArrayList<>();
        for (int i = 0; i < way.length; i += 2) {
            stays.add(new PastStay(((Stage) way[i]).id(), at((String) way[i + 1])));
        }
        List<PastEdit> edits =
                name.equals("handed") ? List.of(new PastEdit(at("2026-01-08"), new DealEdit.Owner(boris))) : List.of();
        UUID id = ids.next();
        deals.put(name, id);
        DealRecord record = new DealRecord(
                id,
                name,
                pipeline,
                stays,
                outcome,
                outcome == Outcome.LOST ? reason : null,
                null,
                closed == null ? null : at(closed),
                value == null ? null : new BigDecimal(value),
                currency,
                List.of(),
                null,
                null,
                owner,
                null,
                List.of(),
                "Fair",
                List.of(),
                Map.of(),
                edits,
                null,
                null,
                true);
        if (!intake.write(Actor.system(), List.of(record)).isEmpty()) {
            throw new IllegalStateException(name + " was held");
        }
        return id;
    }

    private static Instant at(String day) {
        return Instant.parse(day + "T10:00:00Z");
    }
}
