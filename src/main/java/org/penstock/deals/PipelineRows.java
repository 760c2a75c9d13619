package org.penstock.deals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pipelines and stages as they stand in the database; the tables are small, so they are read whole. */
@Component
class PipelineRows {
    private static final String ALL = """
            select p.id as of_id, p.name as of_name, p.position as of_position, p.standard,
                   p.archived_at is not null as archived, p.version as of_version,
                   s.id, s.pipeline_id, s.name, s.kind, s.position, s.probability, s.retired_at is not null as retired,
                   s.version
              from pipeline p left join stage s on s.pipeline_id = p.id
             order by p.archived_at is not null, p.position, p.name, p.id, s.position, s.id""";

    private final JdbcClient jdbc;

    PipelineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Pipeline> all() {
        Map<UUID, Function<List<Stage>, Pipeline>> pipelines = new LinkedHashMap<>();
        Map<UUID, List<Stage>> stages = new HashMap<>();
        jdbc.sql(ALL).query(row -> {
            UUID id = row.getObject("of_id", UUID.class);
            if (!pipelines.containsKey(id)) {
                pipelines.put(id, pipeline(row, id));
            }
            if (row.getObject("id") != null) {
                stages.computeIfAbsent(id, pipeline -> new ArrayList<>()).add(stage(row, 0));
            }
        });
        return pipelines.entrySet().stream()
                .map(one -> one.getValue().apply(stages.getOrDefault(one.getKey(), List.of())))
                .toList();
    }

    private static Function<List<Stage>, Pipeline> pipeline(ResultSet row, UUID id) throws SQLException {
        String name = row.getString("of_name");
        int position = row.getInt("of_position");
        boolean standard = row.getBoolean("standard");
        boolean archived = row.getBoolean("archived");
        int version = row.getInt("of_version");
        return stages -> new Pipeline(id, name, position, standard, archived, version, stages);
    }

    static Stage stage(ResultSet row, int number) throws SQLException {
        return new Stage(
                row.getObject("id", UUID.class),
                row.getObject("pipeline_id", UUID.class),
                row.getString("name"),
                StageKind.of(row.getString("kind")),
                row.getInt("position"),
                row.getInt("probability"),
                row.getBoolean("retired"),
                row.getInt("version"));
    }
}
