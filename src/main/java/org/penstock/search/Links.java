package org.penstock.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.penstock.kernel.Actor;
import org.penstock.search.Query.Token;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a token leads to: organisations and people by name, e-mail address and phone number, and their deals. */
@Component
class Links {
    /** How many records of each set a token may lead to; where there are more it is too common to tell much. */
    private static final int LINKED_MAX = 300;
    /** The shortest part of an address that a trigram index can find. */
    private static final int ADDRESS_PART_MIN = 3;

    private static final String BY_NAME = """
            (select 'ORGANISATIONS' as set, r.id from organisation r where r.deleted_at is null and %1$s limit :linked)
            union all
            (select 'PEOPLE', r.id from person r where r.deleted_at is null and %1$s limit :linked)
            union all
            (select 'DEALS_BY_TITLE', r.id from deal r where r.deleted_at is null
                and (:all or r.owner_id is null or r.owner_id = any(:sees::uuid[])) and %2$s limit :linked)""";
    private static final String BY_WAY = """

            union all
            (select 'ORGANISATIONS_BY_WAY', organisation_id from %1$s
              where %2$s and organisation_id is not null limit :linked)
            union all
            (select 'PEOPLE_BY_WAY', person_id from %1$s where %2$s and person_id is not null limit :linked)""";
    private static final String DEALS =
            "select deal_id as id from deal_person where person_id = any(:people::uuid[]) limit :linked";

    private final JdbcClient jdbc;

    Links(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Source.Set, List<UUID>> of(Actor actor, Token token, Reading reading) {
        UUID[] sees = actor.seesArray();
        Map<Source.Set, List<UUID>> found = new EnumMap<>(Source.Set.class);
        jdbc.sql(sql(token, reading))
                .params(reading.values(token, "name"))
                .param("address", "%" + literal(token.raw()) + "%")
                .param("digits", "%" + token.digits() + "%")
                .param("all", sees == null)
                .param("sees", sees == null ? new UUID[0] : sees)
                .param("linked", LINKED_MAX)
                .query((row, number) -> Map.entry(Source.Set.valueOf(row.getString("set")), id(row, number)))
                .list()
                .forEach(link -> found.computeIfAbsent(link.getKey(), set -> new ArrayList<>())
                        .add(link.getValue()));
        List<UUID> deals = deals(found);
        if (!deals.isEmpty()) {
            found.put(Source.Set.DEALS_BY_PEOPLE, deals);
        }
        return found;
    }

    private static String sql(Token token, Reading reading) {
        StringBuilder sql = new StringBuilder(BY_NAME.formatted(
                reading.condition(token, "search_words(r.name)", "name"),
                reading.condition(token, "search_words(r.title)", "name")));
        if (token.raw().length() >= ADDRESS_PART_MIN) {
            sql.append(BY_WAY.formatted("email_address", "address like :address"));
        }
        if (!token.digits().isEmpty()) {
            sql.append(BY_WAY.formatted("phone_number", "e164 like :digits"));
        }
        return sql.toString();
    }

    private List<UUID> deals(Map<Source.Set, List<UUID>> found) {
        UUID[] people = Stream.of(Source.Set.PEOPLE, Source.Set.PEOPLE_BY_WAY)
                .flatMap(set -> found.getOrDefault(set, List.of()).stream())
                .distinct()
                .toArray(UUID[]::new);
        return people.length == 0
                ? List.of()
                : jdbc.sql(DEALS)
                        .param("people", people)
                        .param("linked", LINKED_MAX)
                        .query(Links::id)
                        .list();
    }

    static UUID id(ResultSet row, int number) throws SQLException {
        return row.getObject("id", UUID.class);
    }

    /** What LIKE would take for a wildcard is taken literally. */
    static String literal(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }
}
