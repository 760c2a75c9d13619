package org.penstock.leads;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.teams.Company;
import org.penstock.teams.WorkCalendar;
import org.penstock.teams.WorkingHours;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * First answers as they stand in the database, one row a lead that has got one. An answer is a call that was not in vain, or a
 * meeting, done after the lead began; or what somebody noted by hand.
 */
@Component
class AnswerRows {
    /** Where the clock begins and what stopped it first, by the deal's touches and activities. */
    static final String RECKONED = """
            select d.id as deal_id, began.at as began_at, kept.noted_at, kept.noted_by,
                   least(first.done_at, kept.noted_at) as answered_at
              from deal d
              left join lead_answer kept on kept.deal_id = d.id
              cross join lateral (select least(d.created_at,
                          (select min(t.happened_at) from lead_touch t where t.deal_id = d.id)) as at) began
              left join lateral (
                   select min(x.done_at) as done_at from activity x
                    where x.deal_id = d.id and x.deleted_at is null and x.done_at >= began.at
                      and (x.kind = 'meeting' or x.kind = 'call' and x.call_outcome is distinct from 'not_reached')
                   ) first on true""";

    private static final String OF_DEALS = RECKONED + " where d.id = any(:deals::uuid[])";
    private static final String KEPT = "select * from lead_answer where deal_id = any(:deals::uuid[])";
    private static final String FORGET = "delete from lead_answer where deal_id = any(:deals::uuid[])";
    private static final String PUT = """
            insert into lead_answer (deal_id, began_at, answered_at, answered_on, working_seconds, noted_at, noted_by)
            values (?, ?, ?, ?, ?, ?, ?)
                on conflict (deal_id) do update
               set began_at = excluded.began_at, answered_at = excluded.answered_at, answered_on = excluded.answered_on,
                   working_seconds = excluded.working_seconds, noted_at = excluded.noted_at,
                   noted_by = excluded.noted_by""";

    private final JdbcClient jdbc;
    private final JdbcTemplate sets;
    private final WorkCalendar calendar;
    private final Company company;

    AnswerRows(JdbcClient jdbc, JdbcTemplate sets, WorkCalendar calendar, Company company) {
        this.jdbc = jdbc;
        this.sets = sets;
        this.calendar = calendar;
        this.company = company;
    }

    /** A lead's clock. */
    record Row(
            UUID deal,
            Instant began,
            @Nullable Instant answered,
            @Nullable Instant notedAt,
            @Nullable String notedBy) {}

    List<Row> reckoned(Collection<UUID> deals) {
        return jdbc.sql(OF_DEALS)
                .param("deals", deals.toArray(UUID[]::new))
                .query((row, number) -> row(row))
                .list();
    }

    /** Writes what was reckoned where it differs from what is kept; answers the deals whose answer changed. */
    Set<UUID> keep(List<Row> reckoned) {
        Map<UUID, Row> kept = new HashMap<>();
        kept(reckoned.stream().map(Row::deal).toList()).forEach(row -> kept.put(row.deal(), row));
        List<Row> changed = reckoned.stream()
                .filter(row ->
                        row.answered() == null ? kept.containsKey(row.deal()) : !row.equals(kept.get(row.deal())))
                .toList();
        List<Row> gone = changed.stream().filter(row -> row.answered() == null).toList();
        if (!gone.isEmpty()) {
            jdbc.sql(FORGET)
                    .param("deals", gone.stream().map(Row::deal).toArray(UUID[]::new))
                    .update();
        }
        put(changed.stream().filter(row -> row.answered() != null).toList());
        Set<UUID> deals = new HashSet<>();
        changed.forEach(row -> deals.add(row.deal()));
        return deals;
    }

    /** Writes it whether it differs or not: after a note by hand, which knows no working hours. */
    void rewrite(UUID deal) {
        put(reckoned(List.of(deal)).stream()
                .filter(row -> row.answered() != null)
                .toList());
    }

    private void put(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        WorkingHours hours = calendar.hours();
        sets.batchUpdate(PUT, rows.stream().map(row -> values(row, hours)).toList());
    }

    private Object[] values(Row row, WorkingHours hours) {
        Instant answered = Objects.requireNonNull(row.answered());
        return new Object[] {
            row.deal(),
            Timestamp.from(row.began()),
            Timestamp.from(answered),
            Date.valueOf(company.settings().day(answered)),
            hours.between(row.began(), answered).toSeconds(),
            row.notedAt() == null ? null : Timestamp.from(row.notedAt()),
            row.notedBy()
        };
    }

    private List<Row> kept(Collection<UUID> deals) {
        return jdbc.sql(KEPT)
                .param("deals", deals.toArray(UUID[]::new))
                .query((row, number) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("deal_id", UUID.class),
                row.getTimestamp("began_at").toInstant(),
                instant(row.getTimestamp("answered_at")),
                instant(row.getTimestamp("noted_at")),
                row.getString("noted_by"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
