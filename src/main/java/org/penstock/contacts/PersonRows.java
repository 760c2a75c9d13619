package org.penstock.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.WayRows.Holder;
import org.penstock.kernel.Names;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of people, read and written in sets. */
@Component
class PersonRows {
    private static final String SELECT = """
            select id, version, name, organisation_id, job_title, owner_id, labels, custom, external_source,
                   external_id, created_at, updated_at, deleted_at is not null as binned
              from person where id = any(:ids)""";
    private static final String RECORDSET = """
              from jsonb_to_recordset(:rows::jsonb) as r (
                   id uuid, version int, name text, name_key text, organisation_id uuid, job_title text, owner_id uuid,
                   labels uuid[], custom jsonb, external_source text, external_id text, updated_at timestamptz)
            """;
    private static final String INSERT = """
            insert into person (id, name, name_key, organisation_id, job_title, owner_id, labels, custom,
                   external_source, external_id, created_at, created_by, updated_at)
            select id, name, name_key, organisation_id, job_title, owner_id, labels, custom, external_source,
                   external_id, updated_at, :by, updated_at
            """ + RECORDSET;
    private static final String UPDATE =
            """
            update person p
               set name = r.name, name_key = r.name_key, organisation_id = r.organisation_id,
                   job_title = r.job_title, owner_id = r.owner_id, labels = r.labels, custom = r.custom,
                   external_source = r.external_source, external_id = r.external_id, updated_at = r.updated_at,
                   version = p.version + 1
            """ + RECORDSET + " where p.id = r.id and p.version = r.version returning p.id";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final WayRows ways;

    PersonRows(JdbcClient jdbc, JsonMapper json, WayRows ways) {
        this.jdbc = jdbc;
        this.json = json;
        this.ways = ways;
    }

    /** One row to write: the version is the one that stands before. */
    record Row(UUID id, int version, PersonDraft facts, Instant updatedAt) {}

    Map<UUID, Person> byIds(Collection<UUID> ids) {
        Map<UUID, Ways> reached = ways.of(Holder.PERSON, ids);
        Map<UUID, Person> found = new LinkedHashMap<>();
        jdbc.sql(SELECT)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> person(row, reached))
                .list()
                .forEach(person -> found.put(person.id(), person));
        return found;
    }

    void insert(List<Row> rows, @Nullable UUID by) {
        jdbc.sql(INSERT).param("rows", json(rows)).param("by", by).update();
        ways.insert(Holder.PERSON, ways(rows));
    }

    /** The ids of the rows whose version was still the same. */
    List<UUID> update(List<Row> rows) {
        List<UUID> changed =
                jdbc.sql(UPDATE).param("rows", json(rows)).query(Columns::id).list();
        Map<UUID, Ways> all = ways(rows);
        all.keySet().retainAll(changed);
        ways.replace(Holder.PERSON, all);
        return changed;
    }

    private static Map<UUID, Ways> ways(List<Row> rows) {
        Map<UUID, Ways> ways = new LinkedHashMap<>();
        rows.forEach(row ->
                ways.put(row.id(), new Ways(row.facts().emails(), row.facts().phones())));
        return ways;
    }

    private String json(List<Row> rows) {
        return json.writeValueAsString(rows.stream().map(PersonRows::columns).toList());
    }

    private static Map<String, @Nullable Object> columns(Row row) {
        PersonDraft facts = row.facts();
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("id", row.id());
        columns.put("version", row.version());
        columns.put("name", facts.name());
        columns.put("name_key", Names.key(facts.name()));
        columns.put("organisation_id", facts.organisationId());
        columns.put("job_title", facts.jobTitle());
        columns.put("owner_id", facts.ownerId());
        columns.put("labels", facts.labels());
        columns.put("custom", facts.custom());
        columns.put("external_source", facts.externalSource());
        columns.put("external_id", facts.externalId());
        columns.put("updated_at", row.updatedAt().toString());
        return columns;
    }

    private Person person(ResultSet row, Map<UUID, Ways> reached) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Ways ways = reached.getOrDefault(id, Ways.NONE);
        PersonDraft facts = new PersonDraft(
                row.getString("name"),
                row.getObject("organisation_id", UUID.class),
                row.getString("job_title"),
                row.getObject("owner_id", UUID.class),
                ways.emails(),
                ways.phones(),
                Columns.uuids(row, "labels"),
                Columns.object(json, row, "custom"),
                row.getString("external_source"),
                row.getString("external_id"));
        return new Person(
                id,
                row.getInt("version"),
                facts,
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"),
                row.getBoolean("binned"));
    }
}
