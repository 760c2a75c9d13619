package org.penstock.proposals;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers must have, for the facts of many deals at once; one deal's page reads it by the door of needs. */
@Component
class Musts {
    private static final String MUSTS = """
            select deal_id, id from needs_item where deal_id = any(:deals::uuid[]) and kind = 'requirement' and must""";

    private final JdbcClient jdbc;

    Musts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ids of the musts by deal. */
    Map<UUID, Set<UUID>> of(Collection<UUID> deals) {
        Map<UUID, Set<UUID>> musts = new HashMap<>();
        jdbc.sql(MUSTS).param("deals", deals.toArray(UUID[]::new)).query(row -> {
            musts.computeIfAbsent(row.getObject("deal_id", UUID.class), deal -> new HashSet<>())
                    .add(row.getObject("id", UUID.class));
        });
        return musts;
    }
}
