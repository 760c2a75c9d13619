package org.penstock.contacts;

import java.util.List;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands above an organisation. What stands below is a list with its id as filter. */
@Component
public class OrganisationTree {
    private static final String ABOVE = """
            with recursive above (id, name, parent_id, depth) as (
                select p.id, p.name, p.parent_id, 1
                  from organisation o join organisation p on p.id = o.parent_id where o.id = :id
                union all
                select p.id, p.name, p.parent_id, a.depth + 1
                  from above a join organisation p on p.id = a.parent_id where a.depth < :most)
            select id, name from above order by depth desc""";

    private final JdbcClient jdbc;

    OrganisationTree(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One organisation above. */
    public record Parent(UUID id, String name) {}

    /** From the top down to the direct parent. */
    public List<Parent> above(Actor actor, UUID organisation) {
        return jdbc.sql(ABOVE)
                .param("id", organisation)
                .param("most", ContactLimits.PARENTS_MAX)
                .query((row, number) -> new Parent(Columns.id(row, number), row.getString("name")))
                .list();
    }
}
