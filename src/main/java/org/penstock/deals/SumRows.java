package org.penstock.deals;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Money;
import org.penstock.teams.Company;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts and sums of deals: from the kept sums where the filter allows, else over the filtered deals alone. Both come as
 * rows of stage, outcome and currency.
 */
@Component
class SumRows {
    /** Kept sums have an owner in their key, so they answer for what the actor sees. */
    private static final String KEPT = """
            select d.stage_id, d.outcome, d.currency, sum(d.deals) as deals, sum(d.value) as value,
                   sum(d.value_at_default * s.probability / 100.0 + d.weighted_override) as weighted
              from (select pipeline_id, stage_id, outcome, nullif(owner_id, '00000000-0000-0000-0000-000000000000')
                           as owner_id, currency, deals, value, value_at_default, weighted_override,
                           null::timestamptz as deleted_at
                      from deal_sum where deals <> 0) d
              join stage s on s.id = d.stage_id
             where %s
             group by 1, 2, 3""";

    private static final String KEPT_COUNT = """
            select coalesce(sum(d.deals), 0)
              from (select pipeline_id, stage_id, outcome, nullif(owner_id, '00000000-0000-0000-0000-000000000000')
                           as owner_id, deals, null::timestamptz as deleted_at
                      from deal_sum where deals <> 0) d
             where %s""";
    private static final String LIVE = """
            select d.stage_id, d.outcome, d.currency, count(*) as deals, coalesce(sum(d.value), 0) as value,
                   coalesce(sum(d.value * coalesce(d.probability, s.probability) / 100.0), 0) as weighted
              from deal d join stage s on s.id = d.stage_id
             where %s
             group by 1, 2, 3""";

    private final JdbcClient jdbc;
    private final Company company;
    private final Clock clock;
    private final DealWheres wheres;

    SumRows(JdbcClient jdbc, Company company, Clock clock, DealWheres wheres) {
        this.jdbc = jdbc;
        this.company = company;
        this.clock = clock;
        this.wheres = wheres;
    }

    record Row(UUID stage, Outcome outcome, String currency, long deals, BigDecimal value, BigDecimal weighted) {}

    List<Row> of(Actor actor, DealFilter filter) {
        DealWhere where = wheres.of(actor, filter);
        String sql = (filter.isKept() ? KEPT : LIVE).formatted(where.sql());
        return where.bind(jdbc.sql(sql))
                .query((row, number) -> new Row(
                        row.getObject("stage_id", UUID.class),
                        Outcome.of(row.getString("outcome")),
                        row.getString("currency"),
                        row.getLong("deals"),
                        row.getBigDecimal("value"),
                        row.getBigDecimal("weighted")))
                .list();
    }

    long count(Actor actor, DealFilter filter) {
        DealWhere where = wheres.of(actor, filter);
        String sql = filter.isKept() ? KEPT_COUNT : "select count(*) from deal d where %s";
        return where.bind(jdbc.sql(sql.formatted(where.sql())))
                .query(Long.class)
                .single();
    }

    /** Adds rows up by currency and converts at today's rates. Only open deals have a weighted value. */
    DealSums add(List<Row> rows) {
        Map<String, BigDecimal> values = new TreeMap<>();
        Map<String, BigDecimal> weighted = new TreeMap<>();
        long deals = 0;
        for (Row row : rows) {
            deals += row.deals();
            values.merge(row.currency(), row.value(), BigDecimal::add);
            if (row.outcome() == Outcome.OPEN) {
                weighted.merge(row.currency(), row.weighted(), BigDecimal::add);
            }
        }
        Function<String, Optional<BigDecimal>> rates = rates();
        return new DealSums(
                deals,
                money(values),
                money(weighted),
                total(values, rates),
                total(weighted, rates),
                values.entrySet().stream()
                        .filter(sum -> sum.getValue().signum() != 0)
                        .map(Map.Entry::getKey)
                        .filter(currency -> rates.apply(currency).isEmpty())
                        .toList());
    }

    private Function<String, Optional<BigDecimal>> rates() {
        LocalDate today = LocalDate.now(clock.withZone(company.settings().zone()));
        Map<String, Optional<BigDecimal>> known = new LinkedHashMap<>();
        return currency -> known.computeIfAbsent(currency, wanted -> company.rate(wanted, today));
    }

    private @Nullable Money total(Map<String, BigDecimal> sums, Function<String, Optional<BigDecimal>> rates) {
        BigDecimal total = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> sum : sums.entrySet()) {
            Optional<BigDecimal> rate = rates.apply(sum.getKey());
            if (rate.isEmpty() && sum.getValue().signum() != 0) {
                return null;
            }
            total = total.add(sum.getValue().multiply(rate.orElse(BigDecimal.ZERO)));
        }
        return Money.of(total, company.settings().currency());
    }

    private static List<Money> money(Map<String, BigDecimal> sums) {
        List<Money> money = new ArrayList<>();
        sums.forEach((currency, sum) -> {
            if (sum.signum() != 0) {
                money.add(Money.of(sum, currency));
            }
        });
        return money;
    }
}
