package org.penstock.needs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.deals.DealPages;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is known of a deal's needs. */
@Component
public class Needs {
    private static final String REQUIREMENTS = """
            select id, text, must, weight, position, version from needs_item
             where deal_id = :deal and kind = 'requirement' and removed_at is null order by position, id""";
    private static final String COVERAGE = """
            select c.item_id, c.product_id, p.name, c.meets, c.note, c.version
              from needs_item i
              join needs_coverage c on c.item_id = i.id
              join product p on p.id = c.product_id
             where i.deal_id = :deal
             order by lower(p.name), p.id""";

    private final JdbcClient jdbc;
    private final DealPages deals;

    Needs(JdbcClient jdbc, DealPages deals) {
        this.jdbc = jdbc;
        this.deals = deals;
    }

    /** The requirements of a deal in order; {@link Missing} when the deal is not there or not visible. */
    public List<Requirement> requirements(Actor actor, UUID deal) {
        deals.require(actor, deal);
        Map<UUID, List<Requirement.Cover>> covers = covers(deal);
        return jdbc.sql(REQUIREMENTS)
                .param("deal", deal)
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Requirement(
                            id,
                            row.getString("text"),
                            row.getBoolean("must"),
                            row.getInt("weight"),
                            row.getInt("position"),
                            row.getInt("version"),
                            covers.getOrDefault(id, List.of()));
                })
                .list();
    }

    private Map<UUID, List<Requirement.Cover>> covers(UUID deal) {
        Map<UUID, List<Requirement.Cover>> covers = new HashMap<>();
        jdbc.sql(COVERAGE).param("deal", deal).query(row -> {
            covers.computeIfAbsent(row.getObject("item_id", UUID.class), item -> new ArrayList<>())
                    .add(new Requirement.Cover(
                            row.getObject("product_id", UUID.class),
                            row.getString("name"),
                            Meets.of(row.getString("meets")),
                            row.getString("note"),
                            row.getInt("version")));
        });
        return covers;
    }
}
