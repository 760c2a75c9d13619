package org.penstock.deals;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What changes replaced, kept for {@link #KEPT}; only whoever made the change may take it back, and once. */
@Component
class UndoRows {
    /** How long a change can be taken back. */
    static final Duration KEPT = Duration.ofDays(1);

    private static final String INSERT = """
            insert into deal_undo (id, account_id, made_at, before)
            values (:id, :account, :now, cast(:before as jsonb))""";
    private static final String TAKE = """
            update deal_undo set used_at = :now
             where id = :id and account_id = :account and used_at is null and made_at > :oldest
            returning before""";
    private static final String FORGET = "delete from deal_undo where made_at <= :oldest";

    private static final TypeReference<List<Snapshot>> SNAPSHOTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    UndoRows(JdbcClient jdbc, JsonMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    UUID remember(Actor actor, List<Snapshot> before) {
        UUID id = ids.next();
        jdbc.sql(INSERT)
                .param("id", id)
                .param("account", actor.requireId())
                .param("now", Timestamp.from(clock.instant()))
                .param("before", json.writeValueAsString(before))
                .update();
        return id;
    }

    Optional<List<Snapshot>> take(Actor actor, UUID id) {
        return jdbc.sql(TAKE)
                .param("id", id)
                .param("account", actor.requireId())
                .param("now", Timestamp.from(clock.instant()))
                .param("oldest", oldest())
                .query(String.class)
                .optional()
                .map(before -> json.readValue(before, SNAPSHOTS));
    }

    /** Drops what can't be taken back any more; called once a day. */
    int forget() {
        return jdbc.sql(FORGET).param("oldest", oldest()).update();
    }

    private Timestamp oldest() {
        return Timestamp.from(clock.instant().minus(KEPT));
    }
}
