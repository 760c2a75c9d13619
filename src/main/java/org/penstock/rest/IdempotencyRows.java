package org.penstock.rest;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers to requests that came with an Idempotency-Key, kept for {@link #KEPT}. */
@Component
class IdempotencyRows {
    static final Duration KEPT = Duration.ofDays(1);

    private static final String CLAIM = """
            insert into api_idempotency (token_id, key, request_hash, made_at) values (:token, :key, :hash, :now)
                on conflict (token_id, key) do update
               set request_hash = excluded.request_hash, made_at = excluded.made_at, status = null, body = null,
                   location = null, etag = null
             where api_idempotency.made_at <= :oldest""";
    private static final String ANSWERED =
            "select request_hash, status, location, etag, body from api_idempotency where token_id = :token and key = :key";
    private static final String ANSWER = """
            update api_idempotency set status = :status, location = :location, etag = :etag, body = :body
             where token_id = :token and key = :key""";
    private static final String FORGET = "delete from api_idempotency where made_at <= :oldest";

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was answered. */
    record Answer(
            String hash,
            int status,
            @Nullable String location,
            @Nullable String etag,
            String body) {}

    /** The earlier answer to the key; empty when it is free and now ours. A request under way is waited for. */
    Optional<Answer> claim(UUID token, String key, String hash) {
        int claimed = jdbc.sql(CLAIM)
                .param("token", token)
                .param("key", key)
                .param("hash", hash)
                .param("now", Timestamp.from(clock.instant()))
                .param("oldest", oldest())
                .update();
        return claimed == 1
                ? Optional.empty()
                : jdbc.sql(ANSWERED)
                        .param("token", token)
                        .param("key", key)
                        .query((row, number) -> new Answer(
                                row.getString("request_hash"),
                                row.getInt("status"),
                                row.getString("location"),
                                row.getString("etag"),
                                row.getString("body")))
                        .optional();
    }

    void answer(UUID token, String key, Answer answer) {
        jdbc.sql(ANSWER)
                .param("token", token)
                .param("key", key)
                .param("status", answer.status())
                .param("location", answer.location())
                .param("etag", answer.etag())
                .param("body", answer.body())
                .update();
    }

    int forget() {
        return jdbc.sql(FORGET).param("oldest", oldest()).update();
    }

    private Timestamp oldest() {
        return Timestamp.from(clock.instant().minus(KEPT));
    }
}
