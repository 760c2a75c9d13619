package org.penstock.fields;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of custom fields; it is small, so a subject's fields are read whole. */
@Component
class FieldRows {
    private static final String COLUMNS = """
            select id, subject, key, label, type, options, position, retired_at is not null as retired, version
              from custom_field
            """;
    private static final String OF_SUBJECT =
            COLUMNS + " where subject = :subject order by retired_at is not null, position, key";
    private static final String ONE = COLUMNS + " where id = :id";
    private static final String INSERT = """
            insert into custom_field (id, subject, key, label, type, options, position)
            values (:id, :subject, :key, :label, :type, :options::jsonb, :position)""";
    private static final String CHANGE = """
            update custom_field set label = :label, options = :options::jsonb, version = version + 1
             where id = :id and version = :version""";
    private static final String ORDER = """
            update custom_field f set position = o.position
              from unnest(:ids::uuid[]) with ordinality as o (id, position)
             where f.id = o.id and f.subject = :subject""";
    private static final String RETIRE =
            "update custom_field set retired_at = now(), version = version + 1 where id = :id and retired_at is null";
    private static final String RESTORE =
            "update custom_field set retired_at = null, version = version + 1 where id = :id";
    private static final String ERASE = "delete from custom_field where id = any(:ids) returning id";
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FieldRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<CustomField> of(Subject subject) {
        return jdbc.sql(OF_SUBJECT)
                .param("subject", subject.code())
                .query((row, number) -> field(row))
                .list();
    }

    Optional<CustomField> find(UUID id) {
        return jdbc.sql(ONE).param("id", id).query((row, number) -> field(row)).optional();
    }

    List<UUID> erase(List<UUID> wanted) {
        return jdbc.sql(ERASE)
                .param("ids", wanted.toArray(UUID[]::new))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    void insert(CustomField field) {
        jdbc.sql(INSERT)
                .param("id", field.id())
                .param("subject", field.subject().code())
                .param("key", field.key())
                .param("label", field.label())
                .param("type", field.type().code())
                .param("options", json.writeValueAsString(field.options()))
                .param("position", field.position())
                .update();
    }

    boolean change(UUID id, int version, String label, List<String> options) {
        return jdbc.sql(CHANGE)
                        .param("id", id)
                        .param("version", version)
                        .param("label", label)
                        .param("options", json.writeValueAsString(options))
                        .update()
                == 1;
    }

    void order(Subject subject, List<UUID> ids) {
        jdbc.sql(ORDER)
                .param("ids", ids.toArray(UUID[]::new))
                .param("subject", subject.code())
                .update();
    }

    void retire(UUID id) {
        jdbc.sql(RETIRE).param("id", id).update();
    }

    void restore(UUID id) {
        jdbc.sql(RESTORE).param("id", id).update();
    }

    private CustomField field(ResultSet row) throws SQLException {
        return new CustomField(
                row.getObject("id", UUID.class),
                Subject.of(row.getString("subject")),
                row.getString("key"),
                row.getString("label"),
                FieldType.of(row.getString("type")),
                json.readValue(row.getString("options"), STRINGS),
                row.getInt("position"),
                row.getBoolean("retired"),
                row.getInt("version"));
    }
}
