package org.penstock.customers;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPages;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Page;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.teams.Company;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The customers that one sees: those of whom one sees a won deal. */
@Component
public class Customers {
    public static final int PAGES_MAX = 400;
    public static final int SIZE = 25;
    public static final int REASON_MAX = 300;
    public static final int WEEKS_MAX = 104;
    public static final int ISSUES_MAX = 1_000;
    public static final List<String> HEALTHS = List.of("good", "watch", "risk");
    public static final List<String> USAGES = List.of("growing", "steady", "falling", "none");

    /** The figures that lead to their customers. */
    public static final List<String> FIGURES = List.of("start", "lost", "shrunk", "grown", "fresh");

    private static final String LIST = """
            select c.*, coalesce(o.name, s.title) as name, s.deal_id as seen_deal, s.owner_id, a.name as owner_name,
                   coalesce(s.annual, 0) as annual, %s as moved
              from customer c
              join lateral (
                   select (array_agg(d.id order by d.closed_at desc))[1] as deal_id,
                          (array_agg(d.title order by d.closed_at desc))[1] as title,
                          (array_agg(d.owner_id order by d.closed_at desc))[1] as owner_id,
                          sum(%s) filter (where k.deal_id is not null and %s) as annual
                     from customer_deal cd join deal d on d.id = cd.deal_id
                     left join contract k on k.deal_id = d.id
                     left %s
                    where cd.customer_id = c.id and %s) s on s.deal_id is not null
              left join organisation o on o.id = c.organisation_id
              left join account a on a.id = s.owner_id
              %s
             where %s
             order by %s c.id limit :limit offset :offset""";
    private static final String BY_HEALTH = """
            select coalesce(case when c.left_on is not null then 'left' else c.health end, 'good') as health, count(*) as n
              from customer c
             where exists (select from customer_deal cd join deal d on d.id = cd.deal_id where cd.customer_id = c.id and %s)
             group by 1""".formatted(CustomerSql.VISIBLE);
    private static final String OF_DEAL = "select customer_id from customer_deal where deal_id = :deal";
    private static final String CHANGE = """
            update customer set check_in_weeks = :weeks,
                   next_check_in = case when :weeks::int is null then null
                        else coalesce(case when check_in_weeks = :weeks then next_check_in end, :today::date + 7 * :weeks) end,
                   usage = :usage, issues = :issues, left_on = :left, left_reason = :reason, version = version + 1
             where id = :id and version = :version""";

    private final JdbcClient jdbc;
    private final Retention retention;
    private final CustomerRows rows;
    private final DealPages deals;
    private final StageFacts facts;
    private final Company company;
    private final Clock clock;

    Customers(
            JdbcClient jdbc,
            Retention retention,
            CustomerRows rows,
            DealPages deals,
            StageFacts facts,
            Company company,
            Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.rows = rows;
        this.deals = deals;
        this.facts = facts;
        this.company = company;
        this.clock = clock;
    }

    /**
     * Which customers are asked for.
     *
     * @param show {@code all} present ones, a health, or {@code left}
     * @param figure one of {@link #FIGURES} for those behind it; empty for all
     * @param renews the first day of a month in which a contract ends; null for any
     */
    public record Filter(
            String show,
            String figure,
            LocalDate from,
            LocalDate to,
            @Nullable LocalDate renews) {}

    /** What people enter about a customer. */
    public record Inputs(
            @Nullable Integer checkInWeeks,
            @Nullable String usage,
            int issues,
            @Nullable LocalDate leftOn,
            @Nullable String leftReason) {}

    public LocalDate today(Actor actor) {
        return LocalDate.now(clock.withZone(company.settings().zone()));
    }

    public Page<Customer> page(Actor actor, Filter filter, int number) {
        int page = Math.clamp(number, 1, PAGES_MAX);
        return Page.of(rows(actor, filter, (page - 1) * SIZE, SIZE + 1), page, SIZE, -1);
    }

    /** So many from a place on: the worst health first, then what renews soonest. */
    public List<Customer> rows(Actor actor, Filter filter, int offset, int limit) {
        boolean byFigure = FIGURES.contains(filter.figure());
        Map<String, Object> values = Retention.values(actor, retention.rates(byFigure ? filter.from() : today(actor)));
        values.put("today", today(actor));
        List<String> where = new ArrayList<>(List.of("true"));
        if (filter.show().equals("left")) {
            where.add("c.left_on is not null");
        } else if (HEALTHS.contains(filter.show())) {
            where.add("c.left_on is null and c.health = :health");
            values.put("health", filter.show());
        } else if (!byFigure && filter.renews() == null) {
            where.add("c.left_on is null");
        }
        if (filter.renews() != null) {
            where.add("exists (select from customer_deal rd join contract rk on rk.deal_id = rd.deal_id"
                    + " where rd.customer_id = c.id and rk.ends_on >= :month and rk.ends_on < :monthEnd)");
            values.put("month", filter.renews());
            values.put("monthEnd", filter.renews().plusMonths(1));
        }
        if (byFigure) {
            values.put("from", filter.from());
            values.put("to", filter.to());
            where.add("m." + filter.figure() + " > 0");
        }
        return list(
                byFigure ? "m." + filter.figure() : "null::numeric",
                byFigure ? "join (" + Retention.MOVES + ") m on m.customer = c.id" : "",
                String.join(" and ", where),
                byFigure ? "m." + filter.figure() + " desc," : "c.score, c.renews_on nulls last,",
                values,
                offset,
                limit);
    }

    /** How many there are of each health, and how many have left. */
    public Map<String, Long> counts(Actor actor) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql(BY_HEALTH)
                .params(Retention.values(actor, new Retention.Rates(Map.of(), List.of())))
                .query(row -> {
                    counts.put(row.getString("health"), row.getLong("n"));
                });
        return counts;
    }

    /** {@link Missing} when one sees none of its deals. */
    public Customer get(Actor actor, UUID id) {
        return one(actor, id).orElseThrow(() -> new Missing("Customer"));
    }

    /** The customer of a won deal; empty for other deals. */
    public Optional<Customer> of(Actor actor, UUID deal) {
        deals.require(actor, deal);
        return jdbc.sql(OF_DEAL)
                .param("deal", deal)
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional()
                .flatMap(customer -> one(actor, customer));
    }

    /** Changes what people enter; the ledger of its latest deal tells of it. */
    @Transactional
    public Result<Customer> change(Actor actor, UUID id, int version, Inputs inputs) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        Customer before = get(actor, id);
        facts.open(actor, before.deal());
        List<Refusal> refusals = refusals(actor, inputs);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        int changed = jdbc.sql(CHANGE)
                .param("id", id)
                .param("version", version)
                .param("weeks", inputs.checkInWeeks(), Types.INTEGER)
                .param("today", today(actor))
                .param("usage", inputs.usage(), Types.VARCHAR)
                .param("issues", inputs.issues())
                .param("left", inputs.leftOn(), Types.DATE)
                .param(
                        "reason",
                        inputs.leftOn() == null || inputs.leftReason() == null
                                ? null
                                : inputs.leftReason().strip(),
                        Types.VARCHAR)
                .update();
        if (changed == 0) {
            return Result.stale(before);
        }
        rows.reckon(List.of(id));
        Customer now = get(actor, id);
        Map<String, Object> told = new HashMap<>();
        tell(told, "rhythm", before.checkInWeeks(), now.checkInWeeks());
        tell(told, "usage", before.usage(), now.usage());
        tell(told, "issues", before.issues(), now.issues());
        tell(told, "left", before.leftOn(), now.leftOn());
        tell(told, "health", before.health(), now.health());
        if (!told.isEmpty()) {
            facts.note(actor, now.deal(), told, Map.of());
        }
        return Result.done(now);
    }

    private Optional<Customer> one(Actor actor, UUID id) {
        Map<String, Object> values = Retention.values(actor, retention.rates(today(actor)));
        values.put("today", today(actor));
        values.put("id", id);
        return list("null::numeric", "", "c.id = :id", "", values, 0, 1).stream()
                .findFirst();
    }

    private List<Customer> list(
            String moved, String join, String where, String order, Map<String, Object> values, int offset, int limit) {
        String sql = LIST.formatted(
                moved,
                CustomerSql.ANNUAL,
                CustomerSql.runs(":today"),
                CustomerSql.RATES.strip(),
                CustomerSql.VISIBLE,
                join,
                where,
                order);
        return jdbc.sql(sql)
                .params(values)
                .param("limit", limit)
                .param("offset", offset)
                .query(this::row)
                .list();
    }

    private Customer row(ResultSet row, int number) throws SQLException {
        BigDecimal moved = row.getBigDecimal("moved");
        return new Customer(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("organisation_id", UUID.class),
                row.getObject("seen_deal", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                row.getObject("since", LocalDate.class),
                row.getObject("check_in_weeks", Integer.class),
                row.getObject("next_check_in", LocalDate.class),
                row.getString("usage"),
                row.getInt("issues"),
                row.getObject("left_on", LocalDate.class),
                row.getString("left_reason"),
                row.getInt("score"),
                row.getString("health"),
                List.of((String[]) row.getArray("reasons").getArray()),
                row.getObject("renews_on", LocalDate.class),
                retention.money(row.getBigDecimal("annual")),
                moved == null ? null : retention.money(moved),
                row.getInt("version"));
    }

    private static void tell(Map<String, Object> told, String what, @Nullable Object from, @Nullable Object to) {
        if (!java.util.Objects.equals(from, to)) {
            told.put(StageFact.name("customers", what), StageFacts.change(from, to));
        }
    }

    private List<Refusal> refusals(Actor actor, Inputs inputs) {
        List<Refusal> refusals = new ArrayList<>();
        Integer weeks = inputs.checkInWeeks();
        if (weeks != null && (weeks < 1 || weeks > WEEKS_MAX)) {
            refusals.add(Refusal.at("checkInWeeks", "customers.refused.weeks", WEEKS_MAX));
        }
        if (inputs.usage() != null && !USAGES.contains(inputs.usage())) {
            refusals.add(Refusal.at("usage", "customers.refused.usage", String.join(", ", USAGES)));
        }
        if (inputs.issues() < 0 || inputs.issues() > ISSUES_MAX) {
            refusals.add(Refusal.at("issues", "customers.refused.issues", ISSUES_MAX));
        }
        if (inputs.leftOn() != null && inputs.leftOn().isAfter(today(actor).plusYears(2))) {
            refusals.add(Refusal.at("leftOn", "customers.refused.left-on"));
        }
        String reason = inputs.leftReason() == null ? "" : inputs.leftReason().strip();
        if (inputs.leftOn() != null && (reason.isEmpty() || reason.length() > REASON_MAX)) {
            refusals.add(Refusal.at("leftReason", "customers.refused.left-reason", REASON_MAX));
        }
        return refusals;
    }
}
