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
    private final ContactQueries queries;

    ContactWindows(JdbcClient jdbc, ContactQueries queries) {
        this.jdbc = jdbc;
        this.queries = queries;
    }

    /** A record and its place in the order. */
    public record Place(UUID id, @Nullable String place) {}

    public List<Place> load(Actor actor, Subject subject, ContactFilter filter, @Nullable Place after, int limit) {
        ContactQuery query = queries.of(actor, subject, filter);
        if (after != null && after.place() != null) {
            query.from(after.id(), after.place());
        }
        return jdbc.sql(IDS.formatted(query.column(), subject.code(), query.where(), query.order()))
                .params(query.params())
                .param("limit", limit)
                .query((row, number) -> new Place(row.getObject("id", UUID.class), row.getString("place")))
                .list();
    }

    /** The keys of custom fields in the filter that are not there, or that can't hold what is asked for. */
    public List<String> unreadable(Actor actor, Subject subject, ContactFilter filter) {
        return queries.unreadable(subject, filter);
    }
}
