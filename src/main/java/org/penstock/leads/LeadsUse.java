package org.penstock.leads;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.penstock.deals.DealUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A deal on which somebody noted a touch, a consent or an answer is in use; what an import brought is not. */
@Component
class LeadsUse implements DealUse {
    private static final String USED = """
            select deal_id from lead_touch where deal_id = any(:deals::uuid[]) and kind <> 'import'
            union select deal_id from lead_consent where deal_id = any(:deals::uuid[])
            union select deal_id from lead_answer where deal_id = any(:deals::uuid[]) and noted_at is not null""";

    private final JdbcClient jdbc;

    LeadsUse(JdbcClient jdbc) {
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
