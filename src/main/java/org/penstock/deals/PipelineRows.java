package org.penstock.deals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pipelines and stages as they stand in the database; the tables are small, so they are read whole. */
@Component
class PipelineRows {
    private static final String PIPELINES = """
            select id, name, position, standard, archived_at is not null as archived, version
              from pipeline order by archived_at is not null, position, name""";
    private static final String STAGES = """
            select id, pipeline_id, name, kind, position, probability, retired_at is not null as retired, version
              from stage order by pipeline_id, position, id""";

    private final JdbcClient jdbc;

    PipelineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Pipeline> all() {
        Map<UUID, List<Stage>> stages = new LinkedHashMap<>();
        for (Stage stage : jdbc.sql(STAGES).query(PipelineRows::stage).list()) {
            stages.computeIfAbsent(stage.pipelineId(), pipeline -> new ArrayList<>())
                    .add(stage);
        }
        return jdbc.sql(PIPELINES).query((row, number) -> pipeline(row, stages)).list();
    }

    private static Pipeline pipeline(ResultSet row, Map<UUID, List<Stage>> stages) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Pipeline(
                id,
                row.getString("name"),
                row.getInt("position"),
                row.getBoolean("standard"),
                row.getBoolean("archived"),
                row.getInt("version"),
                stages.getOrDefault(id, List.of()));
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
