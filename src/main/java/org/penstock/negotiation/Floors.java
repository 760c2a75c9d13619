package org.penstock.negotiation;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealRow;
import org.penstock.deals.StageFacts;
import org.penstock.identity.Audit;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Money;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.teams.Company;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The walk-away floor of a deal. Managers and owners alone set it and learn of it; the audit keeps who did, the deal's ledger
 * and its facts say nothing, since others read those.
 */
@Component
public class Floors {
    static final BigDecimal AMOUNT_MAX = new BigDecimal("99999999999999");

    private static final String OF =
            "select deal_id, amount, currency from negotiation_floor where deal_id = any(:deals::uuid[])";
    private static final String PUT = """
            insert into negotiation_floor (deal_id, amount, currency, set_by, set_at)
            values (:deal, :amount, :currency, :by, :now)
                on conflict (deal_id) do update set amount = excluded.amount, currency = excluded.currency,
                   set_by = excluded.set_by, set_at = excluded.set_at, version = negotiation_floor.version + 1""";
    private static final String DELETE = "delete from negotiation_floor where deal_id = :deal";

    private final JdbcClient jdbc;
    private final StageFacts facts;
    private final DealPages deals;
    private final Company company;
    private final Audit audit;
    private final Clock clock;

    Floors(JdbcClient jdbc, StageFacts facts, DealPages deals, Company company, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.deals = deals;
        this.company = company;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether this person may know of floors at all: who reads the audit, in which they stand too. */
    public static boolean knows(Actor actor) {
        return actor.may(Right.SEE_AUDIT);
    }

    /** The floor of a deal; a person who may not know is forbidden, one who does not see the deal finds none. */
    public Optional<Money> of(Actor actor, UUID deal) {
        deals.require(actor, deal);
        Forbidden.unless(actor, Right.SEE_AUDIT);
        return Optional.ofNullable(all(List.of(deal)).get(deal));
    }

    /** Sets it in the deal's currency; null takes it away. */
    @Transactional
    public Result<Optional<Money>> put(Actor actor, UUID deal, @Nullable BigDecimal amount) {
        DealRow row = deals.require(actor, deal);
        Forbidden.unless(actor, Right.SEE_AUDIT);
        StageFacts.Open open = facts.open(actor, deal);
        if (amount != null && (amount.signum() < 0 || amount.compareTo(AMOUNT_MAX) > 0)) {
            return Result.refused(Refusal.at("floor", "negotiation.refused.floor-amount"));
        }
        Optional<Money> before = of(actor, deal);
        if (amount == null) {
            jdbc.sql(DELETE).param("deal", deal).update();
        } else {
            jdbc.sql(PUT)
                    .param("deal", deal)
                    .param("amount", Money.of(amount, open.currency()).amount())
                    .param("currency", open.currency())
                    .param("by", actor.id())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
        Optional<Money> after = of(actor, deal);
        audit.note(actor, "floor_changed", row.title(), Map.of("floor", told(before)), Map.of("floor", told(after)));
        return Result.done(after);
    }

    /** Whether a sale lies below the floor: true as well where no rate tells, since nothing is guessed. */
    boolean below(@Nullable Money floor, BigDecimal net, String currency) {
        if (floor == null) {
            return false;
        }
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), company.settings().zone());
        Optional<BigDecimal> ofFloor = company.rate(floor.code(), today);
        Optional<BigDecimal> ofSale = company.rate(currency, today);
        if (floor.code().equals(currency)) {
            return net.compareTo(floor.amount()) < 0;
        }
        return ofFloor.isEmpty()
                || ofSale.isEmpty()
                || net.multiply(ofSale.get()).compareTo(floor.amount().multiply(ofFloor.get())) < 0;
    }

    Map<UUID, Money> all(Collection<UUID> of) {
        Map<UUID, Money> floors = new HashMap<>();
        if (!of.isEmpty()) {
            jdbc.sql(OF).param("deals", of.toArray(UUID[]::new)).query(row -> {
                floors.put(
                        row.getObject("deal_id", UUID.class),
                        Money.of(row.getBigDecimal("amount"), row.getString("currency")));
            });
        }
        return floors;
    }

    private static String told(Optional<Money> floor) {
        return floor.map(Money::toString).orElse("");
    }
}
