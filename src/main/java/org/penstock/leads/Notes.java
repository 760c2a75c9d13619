package org.penstock.leads;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers that somebody noted by hand. {@link AnswerRows#keep} sets the rest of the row right after each change. */
@Component
class Notes {
    private static final String PUT = """
            insert into lead_answer (deal_id, began_at, answered_at, answered_on, working_seconds, noted_at, noted_by)
            values (:deal, :began, :at, :day, 0, :at, :by)
                on conflict (deal_id) do update set noted_at = excluded.noted_at, noted_by = excluded.noted_by,
                   answered_at = least(lead_answer.answered_at, excluded.noted_at)""";
    private static final String FORGET =
            "update lead_answer set noted_at = null, noted_by = null where deal_id = :deal";

    private final JdbcClient jdbc;

    Notes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(UUID deal, Instant began, Instant at, String by) {
        jdbc.sql(PUT)
                .param("deal", deal)
                .param("began", Timestamp.from(began))
                .param("at", Timestamp.from(at))
                .param("day", at.atZone(ZoneOffset.UTC).toLocalDate())
                .param("by", by)
                .update();
    }

    void forget(UUID deal) {
        jdbc.sql(FORGET).param("deal", deal).update();
    }
}
