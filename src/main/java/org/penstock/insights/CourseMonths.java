package org.penstock.insights;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.insights.FigureReading.Frame;
import org.penstock.insights.FigureView.By;
import org.penstock.insights.FigureView.Cohort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Closed deals added up by month: what figures of whole months of all deals are read from. Each change appends what came and
 * what went; {@link #compact} adds that up again.
 */
@Component
class CourseMonths {
    /** So many appended rows are worth adding up; those that are added up already do not count, however many there are. */
    private static final int ROWS_MAX = 50_000;

    static final String OUTCOMES = """
            select %1$s as grp, c.outcome, c.days, case when c.outcome = 'won' then c.month end as month,
                   sum(c.deals) as deals, sum(c.valued) as valued, sum(c.value) as value, sum(c.unrated) as unrated
              from (%2$s) c%3$s
             group by 1, 2, 3, 4 having sum(c.deals) <> 0""";

    static final String FUNNEL = """
            select %1$s as grp, c.stages, c.outcome, null::uuid as entered_stage, sum(c.deals) as deals
              from (%2$s) c%3$s
             group by 1, 2, 3 having sum(c.deals) <> 0""";

    static final String TIMES = """
            select %1$s as grp, c.stage, c.latest, c.total, sum(c.deals) as deals, sum(c.latest_sum) as latest_sum,
                   sum(c.total_sum) as total_sum
              from (%2$s) c%3$s
             group by 1, 2, 3, 4 having sum(c.deals) <> 0""";

    private static final List<String> COMPACT = List.of("""
            with gone as (delete from deal_course_month returning *)
            insert into deal_course_month
            select pipeline_id, month, outcome, days, sum(deals), sum(valued), sum(value), sum(unrated), true
              from gone group by 1, 2, 3, 4 having sum(deals) <> 0""", """
            with gone as (delete from deal_course_month_stages returning *)
            insert into deal_course_month_stages
            select pipeline_id, month, outcome, stages, sum(deals), true
              from gone group by 1, 2, 3, 4 having sum(deals) <> 0""", """
            with gone as (delete from deal_course_month_stay returning *)
            insert into deal_course_month_stay
            select pipeline_id, month, stage, latest, total, sum(deals), sum(latest_sum), sum(total_sum), true
              from gone group by 1, 2, 3, 4, 5 having sum(deals) <> 0""");

    private static final String WORTH = """
            select (select count(*) from (select from deal_course_month where not added limit :max) m)
                 + (select count(*) from (select from deal_course_month_stay where not added limit :max) m) >= :max""";

    private final JdbcClient jdbc;

    CourseMonths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether whole months of all kept deals, by nothing that a month does not know, are asked for. */
    static boolean answer(Frame frame, By by) {
        FigureView view = frame.view();
        return view.cohort() == Cohort.CLOSED
                && view.asOf() == null
                && view.only() == null
                && (by == By.NONE || by == By.PIPELINE || by.time())
                && frame.actor().seesArray() == null
                && frame.source().equals(CourseSql.KEPT)
                && isFirst(frame.period().from())
                && (frame.period().to() == null || isFirst(frame.period().to().plusDays(1)));
    }

    /** The rows of the frame's months, with {@code at} as their moment; adds to the values what it asks by. */
    static String rows(String table, Frame frame, Map<String, Object> values) {
        StringBuilder where = new StringBuilder("true");
        if (frame.pipeline() != null) {
            where.append(" and pipeline_id = :monthPipeline");
            values.put("monthPipeline", frame.pipeline().id());
        }
        if (frame.period().from() != null) {
            where.append(" and month >= :monthFrom");
            values.put("monthFrom", frame.period().from());
        }
        if (frame.period().to() != null) {
            where.append(" and month <= :monthTo");
            values.put("monthTo", frame.period().to());
        }
        values.put("zone", frame.settings().zone().getId());
        return "select *, month::timestamp at time zone :zone as at from " + table + " where " + where;
    }

    /** Adds up what has been appended, where that is much. */
    void compact() {
        boolean worth =
                jdbc.sql(WORTH).param("max", ROWS_MAX).query(Boolean.class).single();
        if (worth) {
            add();
        }
    }

    /** Adds it up, much or little. */
    void add() {
        COMPACT.forEach(sql -> jdbc.sql(sql).update());
    }

    private static boolean isFirst(@Nullable LocalDate day) {
        return day == null || day.getDayOfMonth() == 1;
    }
}
