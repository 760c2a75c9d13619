package org.penstock.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penstock.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers to the questions of an import, and what later ones remember of them and of the use of columns. */
@Component
class MemoryRows {
    private static final String ANSWER = """
            insert into import_answer (run_id, question, answer) values (:run, :question, :answer)
                on conflict (run_id, question) do update set answer = excluded.answer""";
    private static final String TAKE_BACK = "delete from import_answer where run_id = :run and question = :question";
    private static final String ANSWERS = "select question, answer from import_answer where run_id = :run";
    private static final String REMEMBER = """
            insert into import_choice (id, run_id, question, spelling, answer)
            select :id, :run, :question, :spelling, :answer
             where not exists (select from import_choice where question = :question and spelling = :spelling
                                                          and answer = :answer)""";
    private static final String REMEMBERED =
            "select distinct on (question) question, answer from import_choice order by question, id desc";
    private static final String FORGET_CHOICES = "delete from import_choice where run_id = :run";
    private static final String CHOICES = "select spelling, answer from import_choice where run_id = :run order by id";
    private static final String MAPPING = """
            insert into import_mapping (id, run_id, signature, entity, columns)
            values (:id, :run, :signature, :entity, :columns::jsonb)""";
    private static final String MAPPED = """
            select entity, columns from import_mapping where signature = :signature order by id desc limit 1""";
    private static final String FORGET_MAPPINGS = "delete from import_mapping where run_id = :run";

    private final JdbcClient jdbc;
    private final ImportJson json;
    private final Ids ids;

    MemoryRows(JdbcClient jdbc, ImportJson json, Ids ids) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
    }

    void answer(UUID run, String question, String answer) {
        jdbc.sql(ANSWER)
                .param("run", run)
                .param("question", question)
                .param("answer", answer)
                .update();
    }

    void takeBack(UUID run, String question) {
        jdbc.sql(TAKE_BACK).param("run", run).param("question", question).update();
    }

    Map<String, String> answers(UUID run) {
        return pairs(jdbc.sql(ANSWERS).param("run", run));
    }

    /** Kept for later imports until this one is undone; the same choice is not kept twice. */
    boolean remember(UUID run, String question, String spelling, String answer) {
        return jdbc.sql(REMEMBER)
                        .param("id", ids.next())
                        .param("run", run)
                        .param("question", question)
                        .param("spelling", spelling)
                        .param("answer", answer)
                        .update()
                == 1;
    }

    Map<String, String> remembered() {
        return pairs(jdbc.sql(REMEMBERED));
    }

    /** A choice that this import made: how the file spells it, and what it stands for. */
    record Choice(String spelling, String answer) {}

    List<Choice> choices(UUID run) {
        return jdbc.sql(CHOICES)
                .param("run", run)
                .query((row, n) -> new Choice(row.getString("spelling"), row.getString("answer")))
                .list();
    }

    void remember(UUID run, ImportFile file) {
        if (file.entity() != null) {
            jdbc.sql(MAPPING)
                    .param("id", ids.next())
                    .param("run", run)
                    .param("signature", file.signature())
                    .param("entity", file.entity().code())
                    .param("columns", json.of(file.columns()))
                    .update();
        }
    }

    record Mapping(Entity entity, List<Column> columns) {}

    Optional<Mapping> mapping(String signature) {
        return jdbc.sql(MAPPED)
                .param("signature", signature)
                .query((row, n) ->
                        new Mapping(Entity.of(row.getString("entity")), json.columns(row.getString("columns"))))
                .optional();
    }

    void forget(UUID run) {
        jdbc.sql(FORGET_CHOICES).param("run", run).update();
        jdbc.sql(FORGET_MAPPINGS).param("run", run).update();
    }

    private static Map<String, String> pairs(JdbcClient.StatementSpec statement) {
        Map<String, String> pairs = new HashMap<>();
        statement.query(row -> {
            pairs.put(row.getString(1), row.getString(2));
        });
        return pairs;
    }
}
