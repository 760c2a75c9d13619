package org.penstock.closing;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.penstock.deals.DealUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A deal with steps of a plan is in use, so the undo of an import leaves it and says so. */
@Component
class ClosingUse implements DealUse {
    /** A contract is not asked for: an import may have brought it together with the deal. */
    private static final String USED = "select distinct deal_id from close_step where deal_id = any(:deals::uuid[])";

    private final JdbcClient jdbc;

    ClosingUse(JdbcClient jdbc) {
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
