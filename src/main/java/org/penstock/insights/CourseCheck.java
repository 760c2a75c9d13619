package org.penstock.insights;

import java.util.List;
import org.penstock.kernel.Check;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proves that the kept courses of deals are what ledger and stays tell. Those that are due are told anew and not kept. */
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

    private final JdbcClient jdbc;
    private final CourseRows courses;

    CourseCheck(JdbcClient jdbc, CourseRows courses) {
        this.jdbc = jdbc;
        this.courses = courses;
    }

    @Override
    public List<String> disagreements() {
        return jdbc.sql(DIFFER)
                .param("until", courses.afterAll())
                .param("limit", MAX_REPORTED)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
