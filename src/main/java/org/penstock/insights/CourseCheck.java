package org.penstock.insights;

import java.util.ArrayList;
import java.util.List;
import org.penstock.kernel.Check;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Proves that the kept courses of deals are what ledger and stays tell, and the sums by month what the courses tell. Deals that
 * are due are told anew and not kept.
 */
@Component
class CourseCheck implements Check {
    private static final String DIFFER = """
            with live as (%s),
            kept as (select k.* from deal_course k
                      where not exists (select 1 from deal_course_due q where q.deal_id = k.deal_id))
            select 'The kept course of deal ' || coalesce(kept.deal_id, live.deal_id) || ' differs from its ledger and stays'
              from kept full join live on live.deal_id = kept.deal_id
             where (live.deal_id is null or kept.deal_id is null or row (kept.*)::text <> row (live.*)::text)
               and not exists (select 1 from deal_course_due q where q.deal_id = live.deal_id)
             limit :limit""".formatted(CourseSql.ALL);

    private static final String MONTHS = """
            select 'The closed courses of the month ' || coalesce(kept.month, live.month) || ' are not added up right (%1$s)'
              from (select %2$s, sum(deals) as deals%3$s from %1$s group by %4$s having sum(deals) <> 0) kept
              full join %1$s_live live using (%2$s)
             where (kept.deals%5$s) is distinct from (live.deals%6$s)
             limit :limit""";
    private static final List<String> OF_MONTHS = List.of(
            MONTHS.formatted(
                    "deal_course_month",
                    "pipeline_id, month, outcome, days",
                    ", sum(valued) as valued, sum(value) as value, sum(unrated) as unrated",
                    "1, 2, 3, 4",
                    ", kept.valued, kept.value, kept.unrated",
                    ", live.valued, live.value, live.unrated"),
            MONTHS.formatted(
                    "deal_course_month_stages", "pipeline_id, month, outcome, stages", "", "1, 2, 3, 4", "", ""),
            MONTHS.formatted(
                    "deal_course_month_stay",
                    "pipeline_id, month, stage, latest, total",
                    ", sum(latest_sum) as latest_sum, sum(total_sum) as total_sum",
                    "1, 2, 3, 4, 5",
                    ", kept.latest_sum, kept.total_sum",
                    ", live.latest_sum, live.total_sum"));

    private final JdbcClient jdbc;
    private final CourseRows courses;

    CourseCheck(JdbcClient jdbc, CourseRows courses) {
        this.jdbc = jdbc;
        this.courses = courses;
    }

    @Override
    public List<String> disagreements() {
        List<String> found = new ArrayList<>(jdbc.sql(DIFFER)
                .param("until", courses.afterAll())
                .param("limit", MAX_REPORTED)
                .query((row, number) -> row.getString(1))
                .list());
        OF_MONTHS.forEach(sql -> found.addAll(jdbc.sql(sql)
                .param("limit", MAX_REPORTED)
                .query((row, number) -> row.getString(1))
                .list()));
        return found;
    }
}
