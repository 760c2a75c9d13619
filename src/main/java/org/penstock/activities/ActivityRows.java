package org.penstock.activities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Due;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Activities as they stand in the database. One sees what hangs on a visible deal or on none, and what is one's own. */
@Component
class ActivityRows {
    static final String COLUMNS = """
            x.*, a.name as assignee_name, c.name as created_by_name, d.title as deal_title,
            p.name as person_name, o.name as organisation_name""";

    static final String JOINS = """
              left join account a on a.id = x.assignee_id
              left join account c on c.id = x.created_by
              left join deal d on d.id = x.deal_id
              left join person p on p.id = x.person_id
              left join organisation o on o.id = x.organisation_id""";

    static final String VISIBLE = """
            x.deleted_at is null and (d.id is null or d.deleted_at is null)
               and (:all or d.id is null or d.owner_id is null or d.owner_id = any(:sees::uuid[])
                    or x.assignee_id = :me)""";

    private static final String INSERT = """
            insert into activity (id, kind, subject, body, due_at, due_on, ends_at, place, call_outcome, done_at,
                                  done_by, assignee_id, deal_id, person_id, organisation_id, mentions, created_by,
                                  created_at, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcClient jdbc;
    private final JdbcTemplate sets;

    ActivityRows(JdbcClient jdbc, JdbcTemplate sets) {
        this.jdbc = jdbc;
        this.sets = sets;
    }

    /** Visible activities under a condition on {@code activity x} and {@code deal d}; the condition ends with the order. */
    List<Activity> where(Actor actor, String condition, Map<String, ?> values) {
        UUID[] sees = actor.seesArray();
        return jdbc.sql("select " + COLUMNS + " from activity x\n" + JOINS + "\n where " + VISIBLE + " and "
                        + condition)
                .params(values)
                .param("all", sees == null)
                .param("sees", sees == null ? new UUID[0] : sees)
                .param("me", actor.id(), java.sql.Types.OTHER)
                .query(ActivityRows::activity)
                .list();
    }

    void insert(List<ActivityRecord> records) {
        sets.batchUpdate(INSERT, records, 1000, (statement, told) -> {
            ActivityDraft facts = told.facts();
            int i = 0;
            statement.setObject(++i, told.id());
            statement.setString(++i, facts.kind().code());
            statement.setString(++i, facts.subject().strip());
            statement.setString(++i, facts.body().strip());
            statement.setTimestamp(++i, key(facts.due()));
            statement.setObject(++i, day(facts.due()), java.sql.Types.DATE);
            statement.setTimestamp(++i, time(facts.endsAt()));
            statement.setString(++i, facts.place());
            statement.setString(++i, facts.callOutcome());
            statement.setTimestamp(++i, time(told.doneAt()));
            statement.setObject(++i, told.doneAt() == null ? null : facts.assignee());
            statement.setObject(++i, facts.assignee());
            statement.setObject(++i, facts.deal());
            statement.setObject(++i, facts.person());
            statement.setObject(++i, facts.organisation());
            statement.setArray(
                    ++i,
                    statement
                            .getConnection()
                            .createArrayOf("uuid", facts.mentions().toArray()));
            statement.setObject(++i, told.createdBy());
            statement.setTimestamp(++i, time(told.createdAt()));
            statement.setTimestamp(++i, time(told.createdAt()));
        });
    }

    static Activity activity(ResultSet row, int number) throws SQLException {
        return new Activity(
                row.getObject("id", UUID.class),
                ActivityKind.of(row.getString("kind")),
                row.getString("subject"),
                row.getString("body"),
                Due.of(instant(row.getTimestamp("due_at")), row.getObject("due_on", LocalDate.class)),
                instant(row.getTimestamp("ends_at")),
                row.getString("place"),
                row.getString("call_outcome"),
                instant(row.getTimestamp("done_at")),
                row.getObject("assignee_id", UUID.class),
                row.getString("assignee_name"),
                row.getObject("deal_id", UUID.class),
                row.getString("deal_title"),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                row.getObject("organisation_id", UUID.class),
                row.getString("organisation_name"),
                List.of((UUID[]) row.getArray("mentions").getArray()),
                row.getString("created_by_name"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("version"));
    }

    static @Nullable Timestamp key(@Nullable Due due) {
        return due == null ? null : Timestamp.from(due.key());
    }

    static @Nullable LocalDate day(@Nullable Due due) {
        return due == null ? null : due.on();
    }

    static @Nullable Timestamp time(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
