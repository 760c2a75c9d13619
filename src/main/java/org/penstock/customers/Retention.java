package org.penstock.customers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Money;
import org.penstock.teams.Company;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Revenue kept, grown and lost between two days, by customer, in recurring value a year ({@link CustomerSql#ANNUAL}). Both ends
 * are converted at the rates of the first day, so that no rate looks like growth.
 *
 * <p>Start: what ran on the first day. Lost: the start of customers of whom nothing runs on the last day. Shrunk and grown: the
 * difference of the others. Customers without a start are new and in neither rate.
 *
 * <p>Gross retention = (start − lost − shrunk) ÷ start. Net retention = (start − lost − shrunk + grown) ÷ start. Renewal rate =
 * contracts renewed ÷ contracts that ended in the period: renewed is one whose renewal deal was won, that renews by itself while
 * the customer stays, or whose customer has another contract running on the day after.
 */
@Component
public class Retention {
    private static final int MONTHS = 12;

    static final String MOVES = """
            select b.*, case when b.start > 0 and b.finish = 0 then b.start else 0 end as lost,
                   case when b.finish > 0 and b.finish < b.start then b.start - b.finish else 0 end as shrunk,
                   case when b.start > 0 and b.finish > b.start then b.finish - b.start else 0 end as grown,
                   case when b.start = 0 then b.finish else 0 end as fresh
              from (select c.id as customer, coalesce(sum(%1$s) filter (where %2$s), 0) as start,
                           coalesce(sum(%1$s) filter (where %3$s), 0) as finish
                      from customer c join customer_deal cd on cd.customer_id = c.id join deal d on d.id = cd.deal_id
                      join contract k on k.deal_id = d.id %4$s
                     where k.starts_on <= :to and %5$s group by c.id) b
             where b.start > 0 or b.finish > 0""".formatted(
                    CustomerSql.ANNUAL,
                    CustomerSql.runs(":from"),
                    CustomerSql.runs(":to"),
                    CustomerSql.RATES,
                    CustomerSql.VISIBLE);

    private static final String SUMS = """
            select coalesce(sum(start), 0) as start, coalesce(sum(finish), 0) as finish, coalesce(sum(lost), 0) as lost,
                   coalesce(sum(shrunk), 0) as shrunk, coalesce(sum(grown), 0) as grown, coalesce(sum(fresh), 0) as fresh,
                   count(*) filter (where start > 0) as customers, count(*) filter (where lost > 0) as losers
              from (%s) m""".formatted(MOVES);

    private static final String ENDED = """
            select date_trunc('month', k.ends_on)::date as month, count(*) as ended,
                   coalesce(sum(%s), 0) as value,
                   count(*) filter (where
                       exists (select from customer_link l join deal n on n.id = l.deal_id
                                where l.of_deal = d.id and l.kind = 'renewal' and n.outcome = 'won')
                       or k.renewal = 'automatic' and (c.left_on is null or c.left_on > k.ends_on + 1)
                       or exists (select from customer_deal od join contract ok on ok.deal_id = od.deal_id
                                    join deal o on o.id = od.deal_id
                                   where od.customer_id = c.id and ok.deal_id <> k.deal_id and o.outcome = 'won'
                                     and ok.starts_on <= k.ends_on + 1 and (ok.ends_on is null or ok.ends_on > k.ends_on)))
                       as renewed
              from contract k join deal d on d.id = k.deal_id join customer_deal cd on cd.deal_id = d.id
              join customer c on c.id = cd.customer_id %s
             where k.ends_on >= :from and k.ends_on < :to and %s
             group by 1 order by 1""".formatted(CustomerSql.ANNUAL, CustomerSql.RATES, CustomerSql.VISIBLE);

    private static final String CURRENCIES = "select distinct currency from deal_sum where deals <> 0 limit 200";

    private final JdbcClient jdbc;
    private final Company company;

    Retention(JdbcClient jdbc, Company company) {
        this.jdbc = jdbc;
        this.company = company;
    }

    /**
     * The figures of a period.
     *
     * @param gross in percent with one decimal; null where there was no start
     * @param unknown currencies without a rate on the first day: their contracts are left out
     */
    public record Report(
            LocalDate from,
            LocalDate to,
            Money start,
            Money lost,
            Money shrunk,
            Money grown,
            Money fresh,
            Money finish,
            long customers,
            long customersLost,
            long ended,
            long renewed,
            @Nullable BigDecimal gross,
            @Nullable BigDecimal net,
            @Nullable BigDecimal renewalRate,
            List<String> unknown) {
        public Report {
            unknown = List.copyOf(unknown);
        }
    }

    /** The contracts that end in a month. */
    public record Month(LocalDate first, long ended, long renewed, Money value) {}

    public Report of(Actor actor, LocalDate from, LocalDate to) {
        Rates rates = rates(from);
        Map<String, Object> values = values(actor, rates);
        values.put("from", from);
        values.put("to", to);
        long ended = 0;
        long renewed = 0;
        for (Month month : months(values)) {
            ended += month.ended();
            renewed += month.renewed();
        }
        long endedAll = ended;
        long renewedAll = renewed;
        return jdbc.sql(SUMS)
                .params(values)
                .query((row, number) -> {
                    BigDecimal start = row.getBigDecimal("start");
                    BigDecimal kept = start.subtract(row.getBigDecimal("lost")).subtract(row.getBigDecimal("shrunk"));
                    return new Report(
                            from,
                            to,
                            money(start),
                            money(row.getBigDecimal("lost")),
                            money(row.getBigDecimal("shrunk")),
                            money(row.getBigDecimal("grown")),
                            money(row.getBigDecimal("fresh")),
                            money(row.getBigDecimal("finish")),
                            row.getLong("customers"),
                            row.getLong("losers"),
                            endedAll,
                            renewedAll,
                            share(kept, start),
                            share(kept.add(row.getBigDecimal("grown")), start),
                            share(BigDecimal.valueOf(renewedAll), BigDecimal.valueOf(endedAll)),
                            rates.unknown());
                })
                .single();
    }

    /** The contracts that end in the twelve months from this one on, at today's rates. */
    public List<Month> renewals(Actor actor, LocalDate today) {
        Map<String, Object> values = values(actor, rates(today));
        LocalDate first = today.withDayOfMonth(1);
        values.put("from", first);
        values.put("to", first.plusMonths(MONTHS));
        Map<LocalDate, Month> found = new HashMap<>();
        months(values).forEach(month -> found.put(month.first(), month));
        List<Month> all = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            LocalDate of = first.plusMonths(month);
            all.add(found.getOrDefault(of, new Month(of, 0, 0, money(BigDecimal.ZERO))));
        }
        return all;
    }

    record Rates(Map<String, BigDecimal> known, List<String> unknown) {}

    Rates rates(LocalDate day) {
        Map<String, BigDecimal> known = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        jdbc.sql(CURRENCIES)
                .query(String.class)
                .list()
                .forEach(currency -> company.rate(currency, day)
                        .ifPresentOrElse(rate -> known.put(currency, rate), () -> unknown.add(currency)));
        return new Rates(known, unknown);
    }

    static Map<String, Object> values(Actor actor, Rates rates) {
        UUID[] sees = actor.seesArray();
        Map<String, Object> values = new HashMap<>();
        values.put("all", sees == null);
        values.put("sees", sees == null ? new UUID[0] : sees);
        values.put("currencies", rates.known().keySet().toArray(String[]::new));
        values.put("rates", rates.known().values().toArray(BigDecimal[]::new));
        return values;
    }

    Money money(BigDecimal amount) {
        return Money.of(amount, company.settings().currency());
    }

    private List<Month> months(Map<String, Object> values) {
        return jdbc.sql(ENDED)
                .params(values)
                .query((row, number) -> new Month(
                        row.getObject("month", LocalDate.class),
                        row.getLong("ended"),
                        row.getLong("renewed"),
                        money(row.getBigDecimal("value"))))
                .list();
    }

    private static @Nullable BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? null
                : part.multiply(BigDecimal.valueOf(100)).divide(whole, 1, RoundingMode.HALF_UP);
    }
}
