package org.penstock.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.penstock.fields.Label;
import org.penstock.fields.Labels;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists of people and of organisations. Counts stop at {@link #COUNT_MAX}; nothing counts a whole table. */
@Component
public class ContactLists {
    /** Up to here a list says how many there are; above it says "10,000+". */
    public static final int COUNT_MAX = 10_000;

    /** The most industries that a filter offers. */
    public static final int INDUSTRIES_MAX = 200;

    private static final String PEOPLE = """
            select r.id, r.name, r.job_title as detail, null as city, null as country, r.organisation_id as other_id,
                   o.name as other_name, e.address as email, t.raw, t.e164, t.kind, r.owner_id, a.name as owner_name,
                   r.labels, r.updated_at
              from (select * from person r %s %s limit :limit) r
              left join organisation o on o.id = r.organisation_id
              left join account a on a.id = r.owner_id
              left join lateral (select address from email_address where person_id = r.id order by position limit 1) e
                     on true
              left join lateral (select raw, e164, kind from phone_number where person_id = r.id
                                  order by position limit 1) t on true
            """;
    private static final String ORGANISATIONS = """
            select r.id, r.name, r.industry as detail, r.city, r.country, r.parent_id as other_id,
                   o.name as other_name, e.address as email, t.raw, t.e164, t.kind, r.owner_id, a.name as owner_name,
                   r.labels, r.updated_at
              from (select * from organisation r %s %s limit :limit) r
              left join organisation o on o.id = r.parent_id
              left join account a on a.id = r.owner_id
              left join lateral (select address from email_address where organisation_id = r.id
                                  order by position limit 1) e on true
              left join lateral (select raw, e164, kind from phone_number where organisation_id = r.id
                                  order by position limit 1) t on true
            """;
    private static final String COUNT = "select count(*) from (select from %s r %s limit :limit) counted";
    private static final String IDS = "select r.id from %s r %s %s limit :limit";
    private static final String AT = "select (%s)::text from %s r where r.id = :id";
    // Jumps along the index from one industry to the next, so it costs as many steps as there are industries.
    private static final String INDUSTRIES = """
            with recursive step (industry) as (
                (select industry from organisation where deleted_at is null and industry is not null
                  order by industry limit 1)
                union all
                select (select o.industry from organisation o
                         where o.deleted_at is null and o.industry > s.industry order by o.industry limit 1)
                  from step s where s.industry is not null)
            select industry from step where industry is not null limit :limit""";

    private final JdbcClient jdbc;
    private final Labels labels;
    private final ContactQueries queries;

    ContactLists(JdbcClient jdbc, Labels labels, ContactQueries queries) {
        this.jdbc = jdbc;
        this.labels = labels;
        this.queries = queries;
    }

    /** A page of people or of organisations. */
    public ContactPage load(Actor actor, Subject subject, ContactFilter filter) {
        Map<UUID, Label> known = labels.byId(subject);
        ContactQuery query = query(actor, subject, filter);
        int size = Page.DEFAULT_SIZE;
        String select = subject == Subject.PERSON ? PEOPLE : ORGANISATIONS;
        List<ContactRow> fetched = jdbc.sql(select.formatted(query.where(), query.order()) + query.order())
                .params(query.params())
                .param("limit", size + 1)
                .query((row, number) -> row(row, known))
                .list();
        return ContactPage.of(fetched, filter, size, count(actor, subject, filter));
    }

    /** The ids of what the filter finds, in its order, from its cursor on. */
    public List<UUID> ids(Actor actor, Subject subject, ContactFilter filter, int atMost) {
        ContactQuery query = query(actor, subject, filter);
        return jdbc.sql(IDS.formatted(subject.code(), query.where(), query.order()))
                .params(query.params())
                .param("limit", atMost)
                .query(Columns::id)
                .list();
    }

    /** How many the filter finds on all pages, up to {@link #COUNT_MAX} + 1. */
    public long count(Actor actor, Subject subject, ContactFilter filter) {
        ContactQuery all = query(actor, subject, filter.after(null));
        return jdbc.sql(COUNT.formatted(subject.code(), all.where()))
                .params(all.params())
                .param("limit", COUNT_MAX + 1)
                .query(Long.class)
                .single();
    }

    /** The industries that organisations have, by alphabet. */
    public List<String> industries(Actor actor) {
        return jdbc.sql(INDUSTRIES)
                .param("limit", INDUSTRIES_MAX)
                .query((row, number) -> row.getString("industry"))
                .list();
    }

    private ContactQuery query(Actor actor, Subject subject, ContactFilter filter) {
        ContactQuery query = queries.of(actor, subject, filter);
        UUID cursor = filter.cursor();
        if (cursor != null) {
            at(subject, cursor, query.column()).ifPresent(at -> query.from(cursor, at));
        }
        return query;
    }

    /** Where in the order a record stands; empty when it has been erased, and then the list begins anew. */
    private Optional<String> at(Subject subject, UUID cursor, String column) {
        return jdbc.sql(AT.formatted(column, subject.code()))
                .param("id", cursor)
                .query(String.class)
                .optional();
    }

    private static ContactRow row(ResultSet row, Map<UUID, Label> known) throws SQLException {
        String raw = row.getString("raw");
        return new ContactRow(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("detail"),
                new Address(null, row.getString("city"), null, null, row.getString("country")).place(),
                row.getObject("other_id", UUID.class),
                row.getString("other_name"),
                row.getString("email"),
                raw == null ? null : new Phone(raw, row.getString("e164"), WayKind.of(row.getString("kind"))),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                Columns.uuids(row, "labels").stream()
                        .map(known::get)
                        .filter(Objects::nonNull)
                        .toList(),
                Columns.instant(row, "updated_at"));
    }
}
