package org.penstock.playbooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The company's own playbooks and the editions of its pipelines. */
@Component
class PlaybookRows {
    private static final String READ = """
            select p.id, p.body, p.version, p.changed_at, a.name as changed_by_name
              from playbook p left join account a on a.id = p.changed_by
            """;
    private static final String ALL = READ + "order by lower(p.name) limit :limit";
    private static final String ONE = READ + "where p.id = :id";
    private static final String TAKEN =
            "select count(*) from playbook where lower(name) = lower(:name) and id is distinct from :self";
    private static final String ADD = """
            insert into playbook (id, name, body, changed_at, changed_by) values (:id, :name, :body::jsonb, :now, :by)""";
    private static final String CHANGE = """
            update playbook set name = :name, body = :body::jsonb, changed_at = :now, changed_by = :by,
                                version = version + 1
             where id = :id and version = :version""";
    private static final String REMOVE = "delete from playbook where id = :id and version = :version";
    private static final String LATEST = """
            select number, playbook_id, body, published_at from playbook_edition
             where pipeline_id = :pipeline order by number desc limit 1""";
    private static final String PUBLISH = """
            insert into playbook_edition (pipeline_id, number, playbook_id, body, published_at, published_by)
            select :pipeline, coalesce(max(number), 0) + 1, :playbook, :body::jsonb, :now, :by
              from playbook_edition where pipeline_id = :pipeline""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PlaybookRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Playbook> all(int limit) {
        return jdbc.sql(ALL).param("limit", limit).query(this::playbook).list();
    }

    Optional<Playbook> find(UUID id) {
        return jdbc.sql(ONE).param("id", id).query(this::playbook).optional();
    }

    boolean isTaken(String name, @Nullable UUID self) {
        return jdbc.sql(TAKEN)
                        .param("name", name)
                        .param("self", self, java.sql.Types.OTHER)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void add(UUID id, PlaybookBody body, Instant now, @Nullable UUID by) {
        jdbc.sql(ADD)
                .param("id", id)
                .param("name", body.name())
                .param("body", json.writeValueAsString(body))
                .param("now", Timestamp.from(now))
                .param("by", by, java.sql.Types.OTHER)
                .update();
    }

    boolean change(UUID id, int version, PlaybookBody body, Instant now, @Nullable UUID by) {
        return jdbc.sql(CHANGE)
                        .param("id", id)
                        .param("version", version)
                        .param("name", body.name())
                        .param("body", json.writeValueAsString(body))
                        .param("now", Timestamp.from(now))
                        .param("by", by, java.sql.Types.OTHER)
                        .update()
                == 1;
    }

    boolean remove(UUID id, int version) {
        return jdbc.sql(REMOVE).param("id", id).param("version", version).update() == 1;
    }

    /** What a pipeline was last published from. */
    record Edition(int number, UUID playbook, PlaybookBody body, Instant publishedAt) {}

    Optional<Edition> latest(UUID pipeline) {
        return jdbc.sql(LATEST)
                .param("pipeline", pipeline)
                .query((row, number) -> new Edition(
                        row.getInt("number"),
                        row.getObject("playbook_id", UUID.class),
                        json.readValue(row.getString("body"), PlaybookBody.class),
                        row.getTimestamp("published_at").toInstant()))
                .optional();
    }

    void publish(UUID pipeline, Playbook playbook, Instant now, @Nullable UUID by) {
        jdbc.sql(PUBLISH)
                .param("pipeline", pipeline)
                .param("playbook", playbook.id())
                .param("body", json.writeValueAsString(playbook.body()))
                .param("now", Timestamp.from(now))
                .param("by", by, java.sql.Types.OTHER)
                .update();
    }

    private Playbook playbook(ResultSet row, int number) throws SQLException {
        return new Playbook(
                row.getObject("id", UUID.class),
                true,
                row.getInt("version"),
                json.readValue(row.getString("body"), PlaybookBody.class),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by_name"));
    }
}
