package org.penstock.catalog;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What changes of prices replaced, kept for {@link #KEPT}; only whoever made the change may take it back, and once. */
@Component
class PriceUndoRows {
    /** How long a change can be taken back; older ones go with the next change. */
    static final Duration KEPT = Duration.ofDays(1);

    private static final String INSERT = """
            insert into price_undo (id, account_id, made_at, changes)
            values (:id, :account, :now, cast(:changes as jsonb))""";
    private static final String TAKE = """
            update price_undo set used_at = :now
             where id = :id and account_id = :account and used_at is null and made_at > :oldest
            returning changes""";
    private static final String FORGET = "delete from price_undo where made_at <= :oldest";

    private static final TypeReference<List<Replaced>> CHANGES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    PriceUndoRows(JdbcClient jdbc, JsonMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** One price before and after a change; null for no price. */
    record Replaced(
            UUID product,
            UUID list,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after) {}

    UUID remember(Actor actor, List<Replaced> changes) {
        jdbc.sql(FORGET).param("oldest", oldest()).update();
        UUID id = ids.next();
        jdbc.sql(INSERT)
                .param("id", id)
                .param("account", actor.requireId())
                .param("now", Timestamp.from(clock.instant()))
                .param("changes", json.writeValueAsString(changes))
                .update();
        return id;
    }

    Optional<List<Replaced>> take(Actor actor, UUID id) {
        return jdbc.sql(TAKE)
                .param("id", id)
                .param("account", actor.requireId())
                .param("now", Timestamp.from(clock.instant()))
                .param("oldest", oldest())
                .query(String.class)
                .optional()
                .map(changes -> json.readValue(changes, CHANGES));
    }

    private Timestamp oldest() {
        return Timestamp.from(clock.instant().minus(KEPT));
    }
}
