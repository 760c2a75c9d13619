package org.penstock.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.penstock.deals.Pipelines;
import org.penstock.imports.ImportPages.View;
import org.penstock.imports.Question.Choice;
import org.penstock.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a question can be answered with. */
@Component
class Choices {
    private static final int MAX = 200;
    private static final String ORGANISATIONS = """
            select id, concat_ws(' · ', name, nullif(concat_ws(', ', city, country), '')) as text from organisation
             where name_key = :key and deleted_at is null order by id limit 50""";
    private static final String PEOPLE = """
            select p.id, concat_ws(' · ', p.name, p.job_title, o.name) as text
              from person p left join organisation o on o.id = p.organisation_id
             where p.name_key = :key and p.deleted_at is null order by p.id limit 50""";
    private static final String REPS = """
            select id, concat_ws(' · ', name, email) as text from account
             where name_key = :key and state <> 'deactivated' order by id limit 50""";
    private static final String PRODUCTS =
            "select name from product where deleted_at is null order by lower(name) limit " + MAX;
    private static final String PRODUCTS_OF_FILE = """
            select distinct cells::jsonb ->> :column as name from import_line
             where run_id = :run and file = :file and flaw is null limit 200""";
    private static final String NAME = """
            select name from product where id = :id union all select name from organisation where id = :id
             union all select name from person where id = :id union all select name from account where id = :id
             union all select name from stage where id = :id limit 1""";

    private final JdbcClient jdbc;
    private final Pipelines pipelines;

    Choices(JdbcClient jdbc, Pipelines pipelines) {
        this.jdbc = jdbc;
        this.pipelines = pipelines;
    }

    List<Choice> of(Actor actor, View view, String kind, String key) {
        return switch (kind) {
            case "stage" -> stages();
            case "product" -> products(view);
            case "organisation" -> records(ORGANISATIONS, key);
            case "person" -> records(PEOPLE, key);
            default -> records(REPS, key);
        };
    }

    private List<Choice> stages() {
        List<Choice> choices = new ArrayList<>();
        pipelines.standard().current().forEach(stage -> choices.add(new Choice("match:" + stage.id(), stage.name())));
        return choices;
    }

    /** Those in the catalog and those that the files bring. */
    private List<Choice> products(View view) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(jdbc.sql(PRODUCTS).query((row, n) -> row.getString(1)).list());
        for (ImportFile file : view.files()) {
            if (file.entity() == Entity.PRODUCTS) {
                file.place(Target.PRODUCT_NAME)
                        .ifPresent(column -> names.addAll(jdbc.sql(PRODUCTS_OF_FILE)
                                .param("run", view.run().id())
                                .param("file", file.number())
                                .param("column", column)
                                .query((row, n) -> row.getString(1))
                                .list()));
            }
        }
        return names.stream()
                .limit(MAX)
                .map(name -> new Choice("name:" + name, name))
                .toList();
    }

    private List<Choice> records(String sql, String key) {
        return jdbc.sql(sql)
                .param("key", key)
                .query((row, n) -> new Choice("match:" + row.getObject("id", UUID.class), row.getString("text")))
                .list();
    }

    /** What an answer stands for, in words. */
    String text(Actor actor, String answer) {
        if (answer.startsWith("name:")) {
            return answer.substring("name:".length());
        }
        if (!answer.startsWith("match:")) {
            return answer;
        }
        return jdbc.sql(NAME)
                .param("id", UUID.fromString(answer.substring("match:".length())))
                .query((row, n) -> row.getString(1))
                .optional()
                .orElse("–");
    }
}
