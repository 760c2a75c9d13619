package org.penstock.needs;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The row that all that is known of a deal's needs hangs on; it counts the changes. */
@Component
class Sheets {
    private static final String TOUCH = """
            insert into needs_sheet (deal_id) values (:deal)
                on conflict (deal_id) do update set version = needs_sheet.version + 1""";
    private static final String VERSION = "select version from needs_sheet where deal_id = :deal";

    private final JdbcClient jdbc;

    Sheets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes it or counts one more change; before the change, since the rows of the change refer to it. */
    void touch(UUID deal) {
        jdbc.sql(TOUCH).param("deal", deal).update();
    }

    /** 0 where nothing is known yet. */
    int version(UUID deal) {
        return jdbc.sql(VERSION)
                .param("deal", deal)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }
}
