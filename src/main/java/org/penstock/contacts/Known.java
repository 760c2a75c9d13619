package org.penstock.contacts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether what a draft names is there. None named is fine. */
@Component
class Known {
    private static final String ORGANISATION =
            "select count(*) from organisation where id = :id and deleted_at is null";
    private static final String ACCOUNT = "select count(*) from account where id = :id";

    private final JdbcClient jdbc;

    Known(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean organisation(@Nullable UUID id) {
        return id == null || there(ORGANISATION, id);
    }

    boolean owner(@Nullable UUID id) {
        return id == null || there(ACCOUNT, id);
    }

    private boolean there(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(Long.class).single() > 0;
    }
}
