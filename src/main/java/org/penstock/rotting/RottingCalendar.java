package org.penstock.rotting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.penstock.teams.WorkCalendar;
import org.penstock.teams.WorkingHours;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The working days around today as rows, so that worked days can be counted for sets of deals by subtraction. */
@Component
class RottingCalendar {
    /** How far back days are counted; an older touch counts from there. */
    static final int DAYS_BACK = 1_500;

    /** How far ahead: the longest snooze and threshold lie well within. */
    static final int DAYS_AHEAD = 900;

    /** It is drawn anew when fewer than so many days are left. */
    private static final int DAYS_LEFT = 700;

    private static final String REACHES =
            "select exists (select from rotting_day where day = :from) and exists (select from rotting_day where day = :to)";
    private static final String READ = "select day, nth from rotting_day order by day";
    private static final String FORGET = "delete from rotting_day";
    private static final String PUT = "insert into rotting_day (day, nth) values (?, ?)";

    /** One draws, others wait: two transactions that both find none would both write the same days. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('rotting_day'))";

    private final JdbcClient jdbc;
    private final JdbcTemplate sets;
    private final WorkCalendar work;

    RottingCalendar(JdbcClient jdbc, JdbcTemplate sets, WorkCalendar work) {
        this.jdbc = jdbc;
        this.sets = sets;
        this.work = work;
    }

    private record Day(LocalDate day, int nth) {}

    /** Draws the days unless they reach far enough around this day. */
    void reach(LocalDate today) {
        if (!reaches(today)) {
            jdbc.sql(LOCK).query((row, number) -> 1).list();
            if (!reaches(today)) {
                draw(today);
            }
        }
    }

    /** Draws them where the company's working days are others now; whether they were. */
    boolean renew(LocalDate today) {
        List<Day> kept = jdbc.sql(READ)
                .query((row, number) -> new Day(row.getObject("day", LocalDate.class), row.getInt("nth")))
                .list();
        if (kept.isEmpty() || !reaches(today)) {
            draw(today);
            return true;
        }
        boolean same = days(kept.getFirst().day(), kept.getLast().day()).equals(kept);
        if (!same) {
            draw(today);
        }
        return !same;
    }

    private boolean reaches(LocalDate today) {
        return jdbc.sql(REACHES)
                .param("from", today.minusDays(DAYS_LEFT))
                .param("to", today.plusDays(DAYS_LEFT))
                .query(Boolean.class)
                .single();
    }

    private void draw(LocalDate today) {
        jdbc.sql(LOCK).query((row, number) -> 1).list();
        jdbc.sql(FORGET).update();
        sets.batchUpdate(
                PUT,
                days(today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD)).stream()
                        .map(day -> new Object[] {day.day(), day.nth()})
                        .toList());
    }

    private List<Day> days(LocalDate from, LocalDate to) {
        WorkingHours hours = work.hours();
        List<Day> days = new ArrayList<>();
        int nth = 0;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            nth += hours.isWorked(day) ? 1 : 0;
            days.add(new Day(day, nth));
        }
        return days;
    }
}
