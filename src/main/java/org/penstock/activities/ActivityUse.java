package org.penstock.activities;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.penstock.deals.DealUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A deal with an activity on it is in use, so the undo of an import leaves it and says so. */
@Component
class ActivityUse implements DealUse {
    private static final String USED = "select distinct deal_id from activity where deal_id = any(:deals::uuid[])";

    private final JdbcClient jdbc;

    ActivityUse(JdbcClient jdbc) {
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
