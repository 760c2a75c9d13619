package org.penstock.deals;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who of the people belongs to a deal; the first one is the main one. */
@Component
class DealPeople {
    private static final String OF =
            "select person_id from deal_person where deal_id = :deal order by main desc, position, person_id";
    private static final String WITH_ROLES = """
            select person_id, role from deal_person where deal_id = :deal order by main desc, position, person_id""";
    private static final String STILL_THERE = "select id from person where id = any(:people::uuid[])";
    private static final String ROLE =
            "update deal_person set role = :role where deal_id = :deal and person_id = :person";
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

    /** Somebody of a deal, for an undo. */
    record Part(UUID person, @Nullable String role) {}

    /** All of them with what they are to the deal, the main one first. */
    List<Part> parts(UUID deal) {
        return jdbc.sql(WITH_ROLES)
                .param("deal", deal)
                .query((row, number) -> new Part(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    /** Puts back who was there before; whoever has been erased meanwhile stays away. Answers who it is now. */
    List<UUID> restore(UUID deal, List<Part> parts) {
        List<UUID> known = jdbc.sql(STILL_THERE)
                .param("people", parts.stream().map(Part::person).toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        List<Part> back =
                parts.stream().filter(part -> known.contains(part.person())).toList();
        List<UUID> people = back.stream().map(Part::person).toList();
        put(deal, people);
        back.forEach(part -> jdbc.sql(ROLE)
                .param("deal", deal)
                .param("person", part.person())
                .param("role", part.role())
                .update());
        return people;
    }

    void put(UUID deal, List<UUID> people) {
        jdbc.sql(DELETE)
                .param("deal", deal)
                .param("people", people.toArray(UUID[]::new))
                .update();
        jdbc.sql(UNMAIN).param("deal", deal).update();
        first(deal, people);
    }

    /** The people of a deal that has none yet. */
    void first(UUID deal, List<UUID> people) {
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
