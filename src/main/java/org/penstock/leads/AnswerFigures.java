package org.penstock.leads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.teams.Company;
import org.penstock.teams.WorkCalendar;
import org.penstock.teams.WorkingHours;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How soon leads get their first answer. Leads: the deals that were created in the period, but for closed ones of an import of which
 * no answer is known. Medians are of the answered ones, in wall-clock time and in working hours. The share: answered
 * within the target, of those that were answered or have waited longer than it, in working hours.
 */
@Component
public class AnswerFigures {
    /** Groups that are shown, the greatest first. */
    public static final int GROUPS_MAX = 50;

    /** How far back leads are told late, in days: what is older is late at any target. */
    private static final int LATE_DAYS = 120;

    private static final String GROUPS = """
            select %1$s as name, grouping(%1$s) as total, count(*) as leads, count(answered_at) as answered,
                   percentile_cont(0.5) within group (order by extract(epoch from answered_at - began_at))
                       filter (where answered_at is not null) as wall,
                   percentile_cont(0.5) within group (order by working_seconds)
                       filter (where answered_at is not null) as working,
                   count(*) filter (where working_seconds <= :target) as within,
                   count(*) filter (where answered_at is not null or began_at <= :late) as due
              from (select d.owner_id, coalesce(d.source, '') as source, a.answered_at, a.working_seconds,
                           coalesce(a.began_at, least(d.created_at, (select min(t.happened_at) from lead_touch t
                                                                      where t.deal_id = d.id))) as began_at
                      from deal d left join lead_answer a on a.deal_id = d.id
                     where d.deleted_at is null and d.created_at >= :from and d.created_at < :to
                       and (:all or d.owner_id is null or d.owner_id = any(:sees::uuid[]))
                       and (a.deal_id is not null or d.outcome = 'open' or d.created_by is not null)) lead
              left join account o on o.id = lead.owner_id
             group by grouping sets ((%1$s), ())
             order by total desc, leads desc, name limit :limit""";

    private final JdbcClient jdbc;
    private final WorkCalendar calendar;
    private final Company company;
    private final Clock clock;

    AnswerFigures(JdbcClient jdbc, WorkCalendar calendar, Company company, Clock clock) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.company = company;
        this.clock = clock;
    }

    /** What the figures are told by. */
    public enum By {
        OWNER("o.name"),
        SOURCE("source");

        private final String sql;

        By(String sql) {
            this.sql = sql;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static By of(@Nullable String code) {
            return "source".equals(code) ? SOURCE : OWNER;
        }
    }

    /**
     * One line.
     *
     * @param name empty for leads without an owner or source
     * @param wall null where none was answered
     * @param due what the share is of
     */
    public record Line(
            String name,
            long leads,
            long answered,
            @Nullable Duration wall,
            @Nullable Duration working,
            long within,
            long due) {
        /** In whole percent; null where nothing is due. */
        public @Nullable Integer share() {
            return due == 0 ? null : (int) Math.round(100.0 * within / due);
        }
    }

    /**
     * The figures.
     *
     * @param more whether there are further groups
     */
    public record Report(
            LocalDate from, LocalDate to, By by, Duration target, Line total, List<Line> lines, boolean more) {
        public Report {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Leads that were created from the first to the last day, both of them whole, in the company's zone.
     *
     * @param target in working hours
     */
    public Report of(Actor actor, LocalDate from, LocalDate to, By by, Duration target) {
        WorkingHours hours = calendar.hours();
        Instant now = clock.instant();
        var sees = actor.seesArray();
        List<Line> lines = new ArrayList<>(jdbc.sql(GROUPS.formatted(by.sql))
                .param("target", target.toSeconds())
                .param("late", Timestamp.from(late(hours, target, now)))
                .param("from", Timestamp.from(from.atStartOfDay(hours.zone()).toInstant()))
                .param(
                        "to",
                        Timestamp.from(to.plusDays(1).atStartOfDay(hours.zone()).toInstant()))
                .param("all", sees == null)
                .param("sees", sees == null ? new java.util.UUID[0] : sees)
                .param("limit", GROUPS_MAX + 2)
                .query(AnswerFigures::line)
                .list());
        Line total = lines.removeFirst();
        boolean more = lines.size() > GROUPS_MAX;
        return new Report(from, to, by, target, total, more ? lines.subList(0, GROUPS_MAX) : lines, more);
    }

    /** Today in the company's zone. */
    public LocalDate today(Actor actor) {
        return company.settings().day(clock.instant());
    }

    /** Whoever began by then has waited for the target's working time; found by halving, since working time only grows. */
    static Instant late(WorkingHours hours, Duration target, Instant now) {
        long early = 0;
        long least = Duration.ofDays(LATE_DAYS).toSeconds();
        while (least - early > 1) {
            long middle = (early + least) / 2;
            boolean waited = hours.between(now.minusSeconds(middle), now).compareTo(target) >= 0;
            least = waited ? middle : least;
            early = waited ? early : middle;
        }
        return now.minusSeconds(least);
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        String name = row.getString("name");
        return new Line(
                name == null ? "" : name,
                row.getLong("leads"),
                row.getLong("answered"),
                seconds(row, "wall"),
                seconds(row, "working"),
                row.getLong("within"),
                row.getLong("due"));
    }

    private static @Nullable Duration seconds(ResultSet row, String column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? null : Duration.ofSeconds(Math.round(seconds));
    }
}
