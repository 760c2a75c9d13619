package org.penstock.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealEdit;
import org.penstock.deals.DealRecord;
import org.penstock.deals.LineDraft;
import org.penstock.deals.Outcome;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Reason;
import org.penstock.deals.Reasons;
import org.penstock.deals.Stage;
import org.penstock.demo.DemoCompany.Customer;
import org.penstock.demo.DemoCompany.Founded;
import org.penstock.demo.DemoCompany.Product;
import org.penstock.demo.DemoCompany.Rep;
import org.penstock.kernel.Ids;
import org.springframework.stereotype.Component;

/** Draws one deal: when it began, how far it came, how long it stayed where, and how it ended. */
@Component
class DealLife {
    private static final int DAYS_BACK = 540;
    private static final Duration SOONEST = Duration.ofHours(3);

    private final Reasons reasons;
    private final Ids ids;
    private final Clock clock;

    DealLife(Reasons reasons, Ids ids, Clock clock) {
        this.reasons = reasons;
        this.ids = ids;
        this.clock = clock;
    }

    /** The way of a deal up to now. */
    private record Way(
            List<DealRecord.PastStay> stays,
            Outcome outcome,
            @Nullable Instant closed) {}

    DealRecord draw(Founded founded, Rep rep, Draw draw) {
        boolean fast = draw.chance(0.16);
        Pipeline pipeline = fast ? founded.fast() : founded.main();
        Customer customer = draw.skewed(founded.customers());
        Instant now = clock.instant();
        // The company grows: later days begin more deals.
        Instant created = now.minus(Duration.ofMinutes((long) (DAYS_BACK * 1440 * (1 - Math.pow(draw.unit(), 0.75)))))
                .minus(SOONEST);
        Way way = way(pipeline, created, now, rep, draw, fast);
        String currency = draw.chance(0.7) ? "EUR" : draw.one(List.of("USD", "GBP", "CHF"));
        List<LineDraft> lines = draw.chance(fast ? 0.8 : 0.35) ? lines(founded.products(), currency, draw) : List.of();
        BigDecimal value = draw.chance(0.94)
                ? BigDecimal.valueOf(Math.round(draw.logNormal(fast ? 2_400 : 18_000, 0.8) / 100) * 100)
                : null;
        Outcome outcome = way.outcome();
        return new DealRecord(
                ids.next(),
                title(customer, draw),
                pipeline.id(),
                way.stays(),
                outcome,
                outcome.needsReason() ? draw.one(reasonsFor(outcome)).id() : null,
                null,
                way.closed(),
                value,
                currency,
                lines,
                draw.chance(0.12) ? draw.between(1, 19) * 5 : null,
                close(way, now, draw),
                rep.id(),
                customer.id(),
                people(customer, draw),
                draw.skewed(Invented.SOURCES),
                draw.chance(0.3) ? List.of(draw.one(founded.labels())) : List.of(),
                custom(draw),
                lines.isEmpty() && value != null ? edits(way, value, currency, draw) : List.of(),
                null,
                null,
                false);
    }

    private static Way way(Pipeline pipeline, Instant created, Instant now, Rep rep, Draw draw, boolean fast) {
        List<Stage> stages = pipeline.current().stream()
                .filter(stage -> !stage.isRetention())
                .toList();
        List<DealRecord.PastStay> stays = new ArrayList<>();
        stays.add(new DealRecord.PastStay(stages.getFirst().id(), created));
        Instant at = created;
        for (int i = 0; i < stages.size(); i++) {
            at = at.plus(Duration.ofMinutes((long) (draw.logNormal(fast ? 2.5 : 8, 0.9) * 1440)));
            if (at.isAfter(now)) {
                return new Way(stays, Outcome.OPEN, null);
            }
            double falls = (fast ? 0.16 : 0.19 - 0.02 * i) / rep.skill();
            if (draw.chance(falls)) {
                boolean early = i < 2 && draw.chance(0.5);
                return new Way(stays, early ? Outcome.DISQUALIFIED : Outcome.LOST, at);
            }
            if (i + 1 < stages.size() && draw.chance(0.07)) {
                i++;
            }
            if (i + 1 < stages.size()) {
                stays.add(new DealRecord.PastStay(stages.get(i + 1).id(), at));
            }
        }
        return new Way(stays, Outcome.WON, at);
    }

    private List<Reason> reasonsFor(Outcome outcome) {
        return reasons.current(outcome);
    }

    private static String title(Customer customer, Draw draw) {
        return draw.chance(0.55)
                ? draw.one(Invented.WORK) + ", " + draw.one(Invented.SCOPES)
                : draw.one(Invented.WORK) + " " + customer.name();
    }

    private static List<LineDraft> lines(List<Product> products, String currency, Draw draw) {
        List<LineDraft> lines = new ArrayList<>();
        int count = draw.between(1, 3);
        for (int i = 0; i < count; i++) {
            Product product = draw.one(products);
            lines.add(new LineDraft(
                    product.id(),
                    product.name(),
                    BigDecimal.valueOf(draw.between(1, 12)),
                    product.prices().getOrDefault(currency, BigDecimal.ONE),
                    draw.chance(0.25) ? BigDecimal.valueOf(draw.between(1, 3) * 5L) : BigDecimal.ZERO));
        }
        return lines;
    }

    private static @Nullable LocalDate close(Way way, Instant now, Draw draw) {
        if (way.outcome() != Outcome.OPEN || draw.chance(0.12)) {
            return null;
        }
        Instant day = now.plus(Duration.ofDays(draw.chance(0.15) ? -draw.between(2, 30) : draw.between(4, 110)));
        return LocalDate.ofInstant(day, DemoCompany.ZONE);
    }

    private static List<UUID> people(Customer customer, Draw draw) {
        int count = Math.min(customer.people().size(), draw.between(1, 3));
        return customer.people().subList(0, count);
    }

    private static Map<String, Object> custom(Draw draw) {
        Map<String, Object> custom = new HashMap<>();
        if (draw.chance(0.3)) {
            custom.put("competitor", draw.one(List.of("ThermoLog", "Coldtrace", "own solution")));
        }
        if (draw.chance(0.4)) {
            custom.put("budget-approved", draw.chance(0.6));
        }
        return custom;
    }

    /** Values grow or shrink when the deal moves on. */
    private static List<DealRecord.PastEdit> edits(Way way, BigDecimal value, String currency, Draw draw) {
        List<DealRecord.PastEdit> edits = new ArrayList<>();
        for (DealRecord.PastStay stay : way.stays().stream().skip(2).toList()) {
            if (draw.chance(0.3)) {
                BigDecimal changed = value.multiply(BigDecimal.valueOf(draw.between(80, 130)))
                        .movePointLeft(2)
                        .setScale(0, java.math.RoundingMode.HALF_UP);
                edits.add(
                        new DealRecord.PastEdit(stay.entered().plusSeconds(60), new DealEdit.Value(changed, currency)));
            }
        }
        return edits.stream()
                .filter(edit -> way.closed() == null || edit.at().isBefore(way.closed()))
                .toList();
    }
}
