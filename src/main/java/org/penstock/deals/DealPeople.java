package org.penstock.deals;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who of the people belongs to a deal; the first one is the main one. */
@Component
class DealPeople {
    private static final String OF =
            "select person_id from deal_person where deal_id = :deal order by main desc, position, person_id";
    private static final String DELETE =
            "delete from deal_person where deal_id = :deal and not person_id = any(:people::uuid[])";
    private static final String UNMAIN = "update deal_person set main = false where deal_id = :deal and main";
    private static final String PUT = """
            insert into deal_person (deal_id, person_id, main, position) values (?, ?, ?, ?)
                on conflict (deal_id, person_id) do update set main = excluded.main, position = excluded.position""";

    private final JdbcClient jdbc;
    private final JdbcTemplate sets;

    DealPeople(JdbcClient jdbc, JdbcTemplate sets) {
        this.jdbc = jdbc;
        this.sets = sets;
    }

    List<UUID> of(UUID deal) {
        return jdbc.sql(OF)
                .param("deal", deal)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    void put(UUID deal, List<UUID> people) {
        jdbc.sql(DELETE)
                .param("deal", deal)
                .param("people", people.toArray(UUID[]::new))
                .update();
        jdbc.sql(UNMAIN).param("deal", deal).update();
        insert(people.stream()
                .distinct()
                .map(person -> new Link(deal, person, people.indexOf(person)))
                .toList());
    }

    void insert(List<Link> links) {
        sets.batchUpdate(PUT, links, 1000, (statement, link) -> {
            statement.setObject(1, link.deal());
            statement.setObject(2, link.person());
            statement.setBoolean(3, link.position() == 0);
            statement.setInt(4, link.position());
        });
    }

    record Link(UUID deal, UUID person, int position) {}
}
