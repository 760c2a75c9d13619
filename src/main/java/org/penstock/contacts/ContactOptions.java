package org.penstock.contacts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What pickers of people and organisations offer. */
@Component
public class ContactOptions {
    /** How many a picker offers at once. */
    public static final int SHOWN_MAX = 12;

    private static final String PEOPLE = """
            select r.id, r.name, o.name as hint from person r left join organisation o on o.id = r.organisation_id""";
    private static final String ORGANISATIONS =
            "select r.id, r.name, nullif(concat_ws(', ', r.city, r.country), '') as hint from organisation r";

    private final JdbcClient jdbc;

    ContactOptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that may be picked; the hint tells equal names apart. */
    public record Choice(UUID id, String name, @Nullable String hint) {}

    public List<Choice> people(Actor actor, String q) {
        return choices(actor, PEOPLE, Subject.PERSON, q);
    }

    public List<Choice> organisations(Actor actor, String q) {
        return choices(actor, ORGANISATIONS, Subject.ORGANISATION, q);
    }

    private List<Choice> choices(Actor actor, String select, Subject subject, String q) {
        ContactFilter filter = ContactFilter.of(java.util.Map.of("q", q));
        ContactQuery query = ContactQuery.of(actor, subject, filter);
        return jdbc.sql(select + query.where() + query.order() + " limit :limit")
                .params(query.params())
                .param("limit", SHOWN_MAX)
                .query((row, number) ->
                        new Choice(row.getObject("id", UUID.class), row.getString("name"), row.getString("hint")))
                .list();
    }
}
