package org.penstock.needs;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.penstock.deals.DealUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A deal of which somebody knows the needs is in use, so the undo of an import leaves it and says so. */
@Component
class NeedsUse implements DealUse {
    /** What the import itself wrote, a sheet without a list, does not hold the deal. */
    private static final String USED = """
            select deal_id from needs_item where deal_id = any(:deals::uuid[])
             union select deal_id from needs_answer where deal_id = any(:deals::uuid[])
             union select deal_id from needs_person where deal_id = any(:deals::uuid[])
             union select deal_id from needs_product where deal_id = any(:deals::uuid[])""";

    private final JdbcClient jdbc;

    NeedsUse(JdbcClient jdbc) {
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
