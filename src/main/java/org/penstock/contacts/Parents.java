package org.penstock.contacts;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps organisations a forest: nothing is its own parent, however far up. */
@Component
class Parents {
    private static final String ABOVE = """
            with recursive above (id, parent_id, depth) as (
                select id, parent_id, 1 from organisation where id = any(:ids)
                union
                select o.id, o.parent_id, a.depth + 1 from organisation o join above a on o.id = a.parent_id
                 where a.depth <= :most)
            select id, parent_id from above where parent_id is not null""";

    private final JdbcClient jdbc;

    Parents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The children that would stand in a ring, or too deep, if they got these parents. A null parent means none. */
    Set<UUID> refused(Map<UUID, @Nullable UUID> parentOf) {
        Set<UUID> asked = new HashSet<>();
        parentOf.values().stream().filter(java.util.Objects::nonNull).forEach(asked::add);
        Map<UUID, @Nullable UUID> above = above(asked);
        above.putAll(parentOf);
        Set<UUID> refused = new LinkedHashSet<>();
        for (UUID child : parentOf.keySet()) {
            if (rings(child, above)) {
                refused.add(child);
            }
        }
        return refused;
    }

    private static boolean rings(UUID child, Map<UUID, @Nullable UUID> above) {
        UUID up = above.get(child);
        for (int depth = 0; up != null; depth++) {
            if (up.equals(child) || depth >= ContactLimits.PARENTS_MAX) {
                return true;
            }
            up = above.get(up);
        }
        return false;
    }

    private Map<UUID, @Nullable UUID> above(Collection<UUID> ids) {
        Map<UUID, @Nullable UUID> above = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql(ABOVE)
                    .param("ids", ids.toArray(UUID[]::new))
                    .param("most", ContactLimits.PARENTS_MAX)
                    .query(row -> {
                        above.put(row.getObject("id", UUID.class), row.getObject("parent_id", UUID.class));
                    });
        }
        return above;
    }
}
