package org.penstock.contacts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of people and organisations for the API: from a place in the order on, however far that is. */
@Component
public class ContactWindows {
    private static final String IDS = "select r.id, (%s)::text as place from %s r %s %s limit :limit";

    private final JdbcClient jdbc;

    ContactWindows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A record and its place in the order. */
    public record Place(UUID id, @Nullable String place) {}

    /** By all that the filter names but custom fields and open deals. */
    public List<Place> people(Actor actor, ContactFilter filter, @Nullable Place after, int limit) {
        return places("person", ContactQuery.of(actor, Subject.PERSON, filter), after, limit);
    }

    /** By all that the filter names but custom fields and open deals. */
    public List<Place> organisations(Actor actor, ContactFilter filter, @Nullable Place after, int limit) {
        return places("organisation", ContactQuery.of(actor, Subject.ORGANISATION, filter), after, limit);
    }

    private List<Place> places(String table, ContactQuery query, @Nullable Place after, int limit) {
        if (after != null && after.place() != null) {
            query.from(after.id(), after.place());
        }
        return jdbc.sql(IDS.formatted(query.column(), table, query.where(), query.order()))
                .params(query.params())
                .param("limit", limit)
                .query((row, number) -> new Place(row.getObject("id", UUID.class), row.getString("place")))
                .list();
    }
}
