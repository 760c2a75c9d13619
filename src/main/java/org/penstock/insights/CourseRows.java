package org.penstock.insights;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps {@code deal_course} up to date: deals that changed wait in {@code deal_course_due} and are told anew by a job and
 * before figures are drawn. A deal that is just being changed is locked there and skipped; readers leave it out of the
 * kept ones and compute it themselves.
 */
@Component
class CourseRows {
    /** Deals that are told anew at once. */
    static final int BATCH = 2_000;

    /** The most that a reader brings up to date before it draws; the rest it computes. */
    static final int BEFORE_READING_MAX = 4_000;

    /** The most deals that a reader computes by themselves; a longer queue is a running import. */
    static final int DUE_MAX = 200_000;

    private static final Duration AFTER_ALL = Duration.ofDays(36_500);

    private static final String TAKE = """
            delete from deal_course_due where deal_id in (
              select deal_id from deal_course_due order by deal_id limit :limit for update skip locked)
            returning deal_id""";
    private static final String FORGET = "delete from deal_course where deal_id = any(:ids::uuid[])";
    private static final String TELL =
            "insert into deal_course (" + CourseSql.COLUMNS + ") " + CourseSql.BY_IDS + " on conflict do nothing";
    private static final String DUE = "select deal_id from deal_course_due limit :limit";

    private final JdbcClient jdbc;
    private final Clock clock;

    CourseRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tells one batch anew; how many there were. */
    @Transactional
    public int settle(int limit) {
        UUID[] ids = jdbc.sql(TAKE)
                .param("limit", limit)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list()
                .toArray(UUID[]::new);
        if (ids.length > 0) {
            jdbc.sql(FORGET).param("ids", ids).update();
            jdbc.sql(TELL).param("ids", ids).param("until", afterAll()).update();
        }
        return ids.length;
    }

    /** Those that still wait. */
    List<UUID> due() {
        return jdbc.sql(DUE)
                .param("limit", DUE_MAX)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** After everything that has happened; clocks of imported files may run ahead. */
    Timestamp afterAll() {
        return Timestamp.from(clock.instant().plus(AFTER_ALL));
    }
}
