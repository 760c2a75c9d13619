package org.penstock.rotting;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPages;
import org.penstock.deals.StageKind;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Due;
import org.penstock.kernel.Money;
import org.penstock.kernel.Page;
import org.penstock.teams.Company;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads which deals rot and which are snoozed. What rots comes first where most is at stake: worked days overdue times the
 * value in the company's currency at today's rate; deals without a value or a rate follow, the longest overdue first.
 */
@Component
public class RottingLists {
    /** Nobody turns further; a filter leads there faster. */
    public static final int PAGES_MAX = 400;

    public static final int SIZE = 25;

    private static final String RUNNING =
            "d.deleted_at is null and d.outcome = 'open' and (:all or d.owner_id is null or d.owner_id = any(:sees::uuid[]))";

    private static final String ROTTING = """
            select r.deal_id, row_number() over (
                     order by (coalesce(t.nth, 0) - coalesce(b.nth, 0) + 1) * d.value * c.rate desc nulls last,
                              r.rots_on, d.id) as place
              from rotting_deal r
              join deal d on d.id = r.deal_id
              left join rotting_day b on b.day = r.rots_on
              left join rotting_day t on t.day = :today
              left join unnest(:currencies::text[], :rates::numeric[]) as c (code, rate) on c.code = d.currency
             where r.state is not null and %s
             order by place limit :limit offset :offset""";

    private static final String SNOOZED = """
            select r.deal_id, row_number() over (order by r.snoozed_until, d.id) as place
              from rotting_deal r join deal d on d.id = r.deal_id
             where r.snoozed_until > :today and not r.woken and %s
             order by place limit :limit offset :offset""";

    private static final String ROWS = """
            select r.*, d.title, d.version as deal_version, d.pipeline_id, d.stage_id, s.name as stage_name,
                   s.kind as stage_kind, d.organisation_id, o.name as organisation_name, p.id as person_id,
                   p.name as person_name, d.value, d.currency, d.owner_id, a.name as owner_name, d.next_step_id,
                   d.next_step_title, d.next_step_at, d.next_step_on, rule.days as rule_days, u.days as usual_days,
                   u.deals as usual_deals,
                   greatest(0, coalesce(t.nth, 0) - coalesce(q.nth, 0)) as silent,
                   greatest(0, coalesce(t.nth, 0) - coalesce(b.nth, 0) + 1) as overdue
              from (%s) found
              join rotting_deal r on r.deal_id = found.deal_id
              join deal d on d.id = r.deal_id
              join stage s on s.id = d.stage_id
              left join organisation o on o.id = d.organisation_id
              left join account a on a.id = d.owner_id
              left join deal_person dp on dp.deal_id = d.id and dp.main
              left join person p on p.id = dp.person_id
              left join rotting_rule rule on rule.stage_id = d.stage_id
              left join rotting_usual u on u.stage_id = d.stage_id
              left join rotting_day t on t.day = :today
              left join rotting_day q on q.day = (r.touched_at at time zone :zone)::date
              left join rotting_day b on b.day = r.rots_on
             order by found.place""";

    private static final String ONE = "select :deal::uuid as deal_id, 1 as place";

    private static final String COUNTS = """
            select count(*) filter (where r.state = 'late') as late,
                   count(*) filter (where r.state = 'customer') as customer,
                   count(*) filter (where r.state = 'idle') as idle,
                   count(*) filter (where not r.woken and r.snoozed_until > :today) as snoozed
              from rotting_deal r join deal d on d.id = r.deal_id
             where (r.state is not null or r.snoozed_until is not null and not r.woken) and %s""";

    private static final String CURRENCIES = "select distinct currency from deal_sum where deals <> 0 limit 200";

    private final JdbcClient jdbc;
    private final DealPages deals;
    private final Company company;
    private final Clock clock;

    RottingLists(JdbcClient jdbc, DealPages deals, Company company, Clock clock) {
        this.jdbc = jdbc;
        this.deals = deals;
        this.company = company;
        this.clock = clock;
    }

    /**
     * Which deals are asked for.
     *
     * @param owner an account; null for any
     * @param nobodys only deals that nobody owns
     * @param show {@code all}, {@code late}, {@code customer}, {@code idle} or {@code snoozed}
     */
    public record Filter(
            @Nullable UUID owner,
            boolean nobodys,
            @Nullable UUID pipeline,
            @Nullable UUID stage,
            String show) {
        boolean isSnoozed() {
            return show.equals("snoozed");
        }
    }

    /** How many there are, under the filter's owner and stage. */
    public record Counts(long late, long customer, long idle, long snoozed) {
        public long rotting() {
            return late + customer + idle;
        }

        public long of(String show) {
            return switch (show) {
                case "late" -> late;
                case "customer" -> customer;
                case "idle" -> idle;
                case "snoozed" -> snoozed;
                default -> rotting();
            };
        }
    }

    public Counts counts(Actor actor, Filter filter) {
        Map<String, Object> values = values(actor);
        String where = where(filter, values);
        return jdbc.sql(COUNTS.formatted(where))
                .params(values)
                .query((row, number) -> new Counts(
                        row.getLong("late"), row.getLong("customer"), row.getLong("idle"), row.getLong("snoozed")))
                .single();
    }

    public Page<RottingDeal> page(Actor actor, Filter filter, int number) {
        int page = Math.clamp(number, 1, PAGES_MAX);
        List<RottingDeal> found = rows(actor, filter, (page - 1) * SIZE, SIZE + 1);
        return Page.of(found, page, SIZE, counts(actor, filter).of(filter.show()));
    }

    /** So many from a place on. */
    public List<RottingDeal> rows(Actor actor, Filter filter, int offset, int limit) {
        Map<String, Object> values = values(actor);
        String where = where(filter, values);
        if (!filter.isSnoozed()) {
            rates(values);
            if (!filter.show().equals("all")) {
                where += " and r.state = :state";
                values.put("state", filter.show());
            }
        }
        values.put("limit", limit);
        values.put("offset", offset);
        return query((filter.isSnoozed() ? SNOOZED : ROTTING).formatted(where), values);
    }

    /** How one deal stands; empty when it was never reckoned, as closed deals are not. */
    public Optional<RottingDeal> of(Actor actor, UUID deal) {
        deals.require(actor, deal);
        Map<String, Object> values = values(actor);
        values.put("deal", deal);
        return query(ONE, values).stream().findFirst();
    }

    private List<RottingDeal> query(String found, Map<String, Object> values) {
        return jdbc.sql(ROWS.formatted(found))
                .params(values)
                .param("zone", company.settings().zone().getId())
                .query(this::row)
                .list();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(company.settings().zone()));
    }

    private Map<String, Object> values(Actor actor) {
        UUID[] sees = actor.seesArray();
        Map<String, Object> values = new HashMap<>();
        values.put("all", sees == null);
        values.put("sees", sees == null ? new UUID[0] : sees);
        values.put("today", today());
        return values;
    }

    private static String where(Filter filter, Map<String, Object> values) {
        StringBuilder where = new StringBuilder(RUNNING);
        if (filter.owner() != null) {
            where.append(" and d.owner_id = :owner");
            values.put("owner", filter.owner());
        }
        if (filter.nobodys()) {
            where.append(" and d.owner_id is null");
        }
        if (filter.pipeline() != null) {
            where.append(" and d.pipeline_id = :pipeline");
            values.put("pipeline", filter.pipeline());
        }
        if (filter.stage() != null) {
            where.append(" and d.stage_id = :stage");
            values.put("stage", filter.stage());
        }
        return where.toString();
    }

    private void rates(Map<String, Object> values) {
        Map<String, BigDecimal> rates = new LinkedHashMap<>();
        jdbc.sql(CURRENCIES)
                .query(String.class)
                .list()
                .forEach(currency ->
                        company.rate(currency, today()).ifPresent(rate -> rates.put(currency.strip(), rate)));
        values.put("currencies", rates.keySet().toArray(String[]::new));
        values.put("rates", rates.values().toArray(BigDecimal[]::new));
    }

    private RottingDeal row(ResultSet row, int number) throws SQLException {
        BigDecimal value = row.getBigDecimal("value");
        Integer ruleDays = row.getObject("rule_days", Integer.class);
        Integer usual = row.getObject("usual_days", Integer.class);
        long learned = ruleDays == null && usual != null && row.getLong("usual_deals") >= RottingRules.DEALS_MIN
                ? row.getLong("usual_deals")
                : 0;
        Timestamp step = row.getTimestamp("next_step_at");
        Timestamp said = row.getTimestamp("ball_said_at");
        Timestamp touched = row.getTimestamp("touched_at");
        LocalDate until = row.getObject("snoozed_until", LocalDate.class);
        return new RottingDeal(
                row.getObject("deal_id", UUID.class),
                row.getString("title"),
                row.getInt("deal_version"),
                row.getObject("pipeline_id", UUID.class),
                row.getObject("stage_id", UUID.class),
                row.getString("stage_name"),
                StageKind.of(row.getString("stage_kind")),
                row.getObject("organisation_id", UUID.class),
                row.getString("organisation_name"),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                value == null ? null : Money.of(value, row.getString("currency")),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                row.getObject("next_step_id", UUID.class),
                row.getString("next_step_title"),
                Due.of(step == null ? null : step.toInstant(), row.getObject("next_step_on", LocalDate.class)),
                touched.toInstant(),
                row.getString("touch"),
                row.getString("ball").equals("customer"),
                said != null && !said.before(touched),
                row.getInt("silent"),
                row.getObject("threshold", Integer.class),
                ruleDays != null,
                learned,
                row.getObject("rots_on", LocalDate.class),
                row.getString("state") == null ? 0 : row.getInt("overdue"),
                row.getString("state"),
                until,
                row.getString("snooze_reason"),
                until != null && until.isAfter(today()),
                row.getInt("version"));
    }
}
