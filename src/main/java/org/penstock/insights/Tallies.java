package org.penstock.insights;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Outcome;
import org.penstock.insights.FigureReading.Frame;
import org.penstock.insights.FigureReport.Group;
import org.penstock.insights.FigureView.By;
import org.penstock.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Adds up, group by group, what the database counted; what stands for all of them together is added up beside. */
final class Tallies {
    /** Fifty years of columns. */
    private static final int MONTHS_MAX = 600;

    private final Frame frame;
    private final StageRules rules;
    private final Map<String, GroupTally> groups = new LinkedHashMap<>();
    private final NavigableMap<LocalDate, Won> months = new TreeMap<>();
    private final GroupTally all;
    private long unrated;

    private record Won(long won, BigDecimal value) {}

    private Tallies(Frame frame) {
        this.frame = frame;
        this.rules = new StageRules(frame.stages(), frame.view().skipped());
        this.all = new GroupTally(frame, rules);
    }

    static Tallies read(JdbcClient jdbc, Frame frame, By by) {
        Tallies tallies = new Tallies(frame);
        Breakdown breakdown = new Breakdown(by, frame.settings().fiscalYearStartMonth());
        boolean months = CourseMonths.answer(frame, by);
        tallies.outcomes(jdbc, breakdown, months);
        if (frame.pipeline() != null) {
            tallies.funnel(jdbc, breakdown, months);
            tallies.times(jdbc, breakdown, months);
            tallies.open(jdbc, by.time() ? new Breakdown(By.NONE, 1) : breakdown, by.time());
        }
        return tallies;
    }

    /** The total of outcomes alone, for a period to compare with. */
    static Outcomes outcomes(JdbcClient jdbc, Frame frame) {
        Tallies tallies = new Tallies(frame);
        tallies.outcomes(jdbc, new Breakdown(By.NONE, 1), CourseMonths.answer(frame, By.NONE));
        return tallies.all.outcomes.outcomes();
    }

    /** Won deals by month of closing. */
    List<FigureReport.Month> months() {
        fillGaps();
        return months.entrySet().stream()
                .map(month -> new FigureReport.Month(
                        month.getKey(),
                        month.getValue().won(),
                        Money.of(month.getValue().value(), frame.currency())))
                .toList();
    }

    /** A month without a win is a column of nothing, not a column that is missing. */
    private void fillGaps() {
        if (months.isEmpty()) {
            return;
        }
        LocalDate last = months.lastKey();
        LocalDate month = months.firstKey();
        for (int filled = 0; month.isBefore(last) && filled < MONTHS_MAX; filled++) {
            month = month.plusMonths(1);
            months.putIfAbsent(month, new Won(0, BigDecimal.ZERO));
        }
    }

    /** The currencies without a recorded rate; nothing is asked while every value has one. */
    List<String> missing(JdbcClient jdbc) {
        if (unrated == 0) {
            return List.of();
        }
        Scope scope = frame.scope();
        String sql = FigureQueries.MISSING.formatted(scope.deals(), scope.open());
        return jdbc.sql(sql)
                .params(scope.values())
                .query((row, number) -> row.getString(1))
                .list();
    }

    Group total() {
        return all.group(null);
    }

    List<Group> groups() {
        return groups.entrySet().stream()
                .map(entry -> entry.getValue().group(entry.getKey()))
                .toList();
    }

    private void outcomes(JdbcClient jdbc, Breakdown breakdown, boolean months) {
        StatementSpec statement = months
                ? kept(jdbc, CourseMonths.OUTCOMES, breakdown, "deal_course_month")
                : counted(jdbc, FigureQueries.OUTCOMES, breakdown, Scope::deals);
        statement.query(row -> {
            Outcome outcome = Outcome.of(row.getString("outcome"));
            unrated += row.getLong("unrated");
            if (outcome == Outcome.WON) {
                month(row);
            }
            for (GroupTally tally : tallies(row.getString("grp"))) {
                tally.outcomes.add(
                        outcome,
                        row.getLong("deals"),
                        row.getLong("valued"),
                        row.getBigDecimal("value"),
                        row.getLong("unrated"));
                if (outcome == Outcome.WON) {
                    long days = Math.max(0, row.getLong("days"));
                    tally.outcomes.cycle.add(days, row.getLong("deals"), (double) days * row.getLong("deals"));
                }
            }
        });
    }

    private void month(ResultSet row) throws SQLException {
        months.merge(
                row.getObject("month", LocalDate.class),
                new Won(row.getLong("deals"), row.getBigDecimal("value")),
                (a, b) -> new Won(a.won() + b.won(), a.value().add(b.value())));
    }

    private void funnel(JdbcClient jdbc, Breakdown breakdown, boolean months) {
        StatementSpec statement = months
                ? kept(jdbc, CourseMonths.FUNNEL, breakdown, "deal_course_month_stages")
                : counted(jdbc, FigureQueries.FUNNEL, breakdown, Scope::stageDeals);
        statement.query(row -> {
            Set<UUID> been = stages(row);
            Outcome outcome = Outcome.of(row.getString("outcome"));
            UUID entered = row.getObject("entered_stage", UUID.class);
            for (GroupTally tally : tallies(row.getString("grp"))) {
                tally.stages.count(been, outcome, entered, row.getLong("deals"));
            }
        });
    }

    private void times(JdbcClient jdbc, Breakdown breakdown, boolean months) {
        StatementSpec statement = months
                ? kept(jdbc, CourseMonths.TIMES, breakdown, "deal_course_month_stay")
                : counted(jdbc, FigureQueries.TIMES, breakdown, Scope::stageDeals);
        statement.query(row -> {
            UUID stage = row.getObject("stage", UUID.class);
            long count = row.getLong("deals");
            for (GroupTally tally : tallies(row.getString("grp"))) {
                tally.stages.latest(stage).add(row.getLong("latest"), count, row.getDouble("latest_sum"));
                tally.stages.total(stage).add(row.getLong("total"), count, row.getDouble("total_sum"));
            }
        });
    }

    private void open(JdbcClient jdbc, Breakdown breakdown, boolean totalOnly) {
        Scope scope = frame.scope();
        boolean kept = frame.isKept() && isOneCurrency(jdbc);
        String deals = kept ? scope.openKept() : scope.open();
        String sql = kept ? FigureQueries.OPEN_KEPT : FigureQueries.OPEN;
        statement(jdbc, sql, breakdown, scope, deals).query(row -> {
            unrated += row.getLong("unrated");
            for (GroupTally tally : totalOnly ? List.of(all) : tallies(row.getString("grp"))) {
                tally.stages.open(
                        row.getObject("stage", UUID.class),
                        row.getLong("deals"),
                        row.getBigDecimal("value"),
                        row.getBigDecimal("weighted"));
            }
        });
    }

    private boolean isOneCurrency(JdbcClient jdbc) {
        return jdbc.sql(FigureQueries.ONE_CURRENCY)
                .param("currency", frame.currency())
                .query(Boolean.class)
                .single();
    }

    /** From the sums by month. */
    private StatementSpec kept(JdbcClient jdbc, String sql, Breakdown breakdown, String table) {
        Map<String, Object> values = new HashMap<>();
        String rows = CourseMonths.rows(table, frame, values);
        return jdbc.sql(sql.formatted(breakdown.key(), rows, breakdown.join())).params(values);
    }

    /** Deal by deal. */
    private StatementSpec counted(JdbcClient jdbc, String sql, Breakdown breakdown, Function<Scope, String> deals) {
        Scope scope = frame.scope();
        return statement(jdbc, sql, breakdown, scope, deals.apply(scope));
    }

    private static StatementSpec statement(
            JdbcClient jdbc, String sql, Breakdown breakdown, Scope scope, String deals) {
        return jdbc.sql(sql.formatted(breakdown.key(), deals, breakdown.join())).params(scope.values());
    }

    private List<GroupTally> tallies(String key) {
        return List.of(all, groups.computeIfAbsent(key, fresh -> new GroupTally(frame, rules)));
    }

    private static Set<UUID> stages(ResultSet row) throws SQLException {
        return new HashSet<>(Arrays.asList((UUID[]) row.getArray("stages").getArray()));
    }

    /** One group being added up. */
    private static final class GroupTally {
        final OutcomeTally outcomes;
        final StageTally stages;

        GroupTally(Frame frame, StageRules rules) {
            outcomes = new OutcomeTally(frame.currency());
            stages = new StageTally(frame, rules);
        }

        Group group(@Nullable String key) {
            return new Group(key, null, outcomes.outcomes(), stages.figures());
        }
    }
}
