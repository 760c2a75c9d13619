package org.penstock.qualification;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.penstock.deals.DealUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A deal that somebody has answered questions on is in use. What an import itself brought has no answers. */
@Component
class QualificationUse implements DealUse {
    private static final String USED =
            "select distinct deal_id from qualification_answer where deal_id = any(:deals::uuid[])";

    private final JdbcClient jdbc;

    QualificationUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<UUID> inUse(Collection<UUID> deals) {
        return new HashSet<>(jdbc.sql(USED)
                .param("deals", deals.toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }
}
