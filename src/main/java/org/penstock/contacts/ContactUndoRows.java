package org.penstock.contacts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What changes replaced, kept for {@link #KEPT}; only whoever made the change may take it back, and once. */
@Component
class ContactUndoRows {
    /** How long a change can be taken back. */
    static final Duration KEPT = Duration.ofDays(1);

    private static final String INSERT = """
            insert into contact_undo (id, account_id, subject, kind, made_at, before)
            values (:id, :account, :subject, :kind, :now, cast(:before as jsonb))""";
    private static final String TAKE = """
            update contact_undo set used_at = :now
             where id = :id and subject = :subject and account_id = :account and used_at is null and made_at > :oldest
            returning kind, before""";
    private static final String FORGET = "delete from contact_undo where made_at <= :oldest";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final Ids ids;
    private final Clock clock;

    ContactUndoRows(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was done. */
    enum Kind {
        FACTS,
        BIN
    }

    /** What an undo puts back: the images of {@code FACTS}, the records that {@code BIN} removed. */
    record Before(Kind kind, String json) {}

    UUID remember(Actor actor, Subject subject, Kind kind, List<?> before) {
        UUID id = ids.next();
        jdbc.sql(INSERT)
                .param("id", id)
                .param("account", actor.requireId())
                .param("subject", subject.code())
                .param("kind", kind.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("before", json.writeValueAsString(before))
                .update();
        return id;
    }

    Optional<Before> take(Actor actor, Subject subject, UUID id) {
        return jdbc.sql(TAKE)
                .param("id", id)
                .param("subject", subject.code())
                .param("account", actor.requireId())
                .param("now", Timestamp.from(clock.instant()))
                .param("oldest", oldest())
                .query((row, number) -> new Before(Kind.valueOf(row.getString("kind")), row.getString("before")))
                .optional();
    }

    <T> List<T> images(Before before, Class<T> type) {
        return json.readerForListOf(type).readValue(before.json());
    }

    /** Drops what can't be taken back any more; called once a day. */
    int forget() {
        return jdbc.sql(FORGET).param("oldest", oldest()).update();
    }

    private Timestamp oldest() {
        return Timestamp.from(clock.instant().minus(KEPT));
    }
}
