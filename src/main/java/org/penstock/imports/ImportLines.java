package org.penstock.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the files as they are, and the dry run's word on each. Both go in and out in sets. */
@Component
class ImportLines {
    private static final String INSERT = """
            insert into import_line (run_id, file, line, cells, flaw)
            select :run, :file, line, cells, flaw from unnest(:lines::int[], :cells::text[], :flaws::text[])
                as t (line, cells, flaw)""";
    private static final String AFTER = """
            select file, line, cells, flaw from import_line
             where run_id = :run and file = :file and line > :after order by line limit :limit""";
    private static final String PLAN = """
            insert into import_row as had (run_id, file, line, entity, action, title, record, reasons, difference, question,
                                    applied_at)
            select :run, file, line, entity, action, title, record, reasons::jsonb, difference::jsonb, question,
                   case when :applied and action in ('create', 'update') then now() end
              from unnest(:files::int[], :lines::int[], :entities::text[], :actions::text[], :titles::text[],
                          :records::uuid[], :reasons::text[], :differences::text[], :questions::text[])
                as t (file, line, entity, action, title, record, reasons, difference, question)
                on conflict (run_id, file, line) do update
               set action = excluded.action, title = excluded.title, record = excluded.record,
                   reasons = excluded.reasons, difference = excluded.difference, question = excluded.question,
                   applied_at = excluded.applied_at""";
    private static final String GIVE_UP = """
            update import_row set action = 'skip', reasons = :why::jsonb
             where run_id = :run and applied_at is null and action in ('create', 'update')""";
    private static final String FORGET = "delete from import_row where run_id = :run";
    private static final String APPLIED = """
            update import_row r set record = t.record, applied_at = now()
              from unnest(:files::int[], :lines::int[], :records::uuid[]) as t (file, line, record)
             where r.run_id = :run and r.file = t.file and r.line = t.line""";
    /** Only what is compared: a million rows are not read for what they show. */
    private static final String PLANNED = """
            select line, action, applied_at is not null as applied,
                   case when action = 'update' then difference end as difference,
                   case when action not in ('create', 'update') then reasons end as reasons
              from import_row where run_id = :run and file = :file and line between :first and :last""";

    private final JdbcClient jdbc;
    private final ImportJson json;

    ImportLines(JdbcClient jdbc, ImportJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID run, int file, List<Line> lines) {
        List<Integer> numbers = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        List<@Nullable String> flaws = new ArrayList<>();
        for (Line line : lines) {
            numbers.add(line.number());
            cells.add(json.of((Object) line.cells()));
            flaws.add(line.flaw() == null ? null : json.of(List.of(line.flaw())));
        }
        jdbc.sql(INSERT)
                .param("run", run)
                .param("file", file)
                .param("lines", numbers.toArray(Integer[]::new))
                .param("cells", cells.toArray(String[]::new))
                .param("flaws", flaws.toArray(String[]::new))
                .update();
    }

    List<Line> after(UUID run, int file, int after, int limit) {
        return jdbc.sql(AFTER)
                .param("run", run)
                .param("file", file)
                .param("after", after)
                .param("limit", limit)
                .query(this::line)
                .list();
    }

    void forget(UUID run) {
        jdbc.sql(FORGET).param("run", run).update();
    }

    /** Rows that a cancelled import has not come to are left out. */
    void giveUp(UUID run) {
        jdbc.sql(GIVE_UP)
                .param("run", run)
                .param("why", json.of(List.of(Refusal.of("imports.row.cancelled"))))
                .update();
    }

    /** @param applied the writes among them are done in this transaction */
    void plan(UUID run, List<ImportRow> rows, boolean applied) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(PLAN)
                .param("run", run)
                .param("applied", applied)
                .param("files", rows.stream().map(ImportRow::file).toArray(Integer[]::new))
                .param("lines", rows.stream().map(ImportRow::line).toArray(Integer[]::new))
                .param("entities", texts(rows, row -> row.entity().code()))
                .param("actions", texts(rows, row -> row.action().code()))
                .param("titles", texts(rows, ImportRow::title))
                .param("records", rows.stream().map(ImportRow::record).toArray(UUID[]::new))
                .param("reasons", texts(rows, row -> json.of(row.reasons())))
                .param("differences", texts(rows, row -> json.of((Object) row.differences())))
                .param("questions", texts(rows, ImportRow::question))
                .update();
    }

    private static String[] texts(List<ImportRow> rows, java.util.function.Function<ImportRow, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    /** Rows that were written just as the plan said: nothing else of them changes. */
    void applied(UUID run, List<ImportRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(APPLIED)
                .param("run", run)
                .param("files", rows.stream().map(ImportRow::file).toArray(Integer[]::new))
                .param("lines", rows.stream().map(ImportRow::line).toArray(Integer[]::new))
                .param("records", rows.stream().map(ImportRow::record).toArray(UUID[]::new))
                .update();
    }

    /** What the dry run said of a row, and whether it has been written already. */
    record Planned(Action action, List<Difference> differences, List<Refusal> reasons, boolean applied) {
        /** The same of the row, whenever it was worked out. */
        boolean agrees(PlanRow row) {
            return action == row.action && (action != Action.UPDATE || differences.equals(row.differences));
        }

        /** And the same for people to read. */
        boolean says(PlanRow row) {
            return agrees(row) && (action.writes() || keys(reasons).equals(keys(row.reasons)));
        }

        private static List<String> keys(List<Refusal> reasons) {
            return reasons.stream().map(Refusal::key).toList();
        }
    }

    /** By the number of the line. */
    Map<Integer, Planned> planned(UUID run, int file, int first, int last) {
        Map<Integer, Planned> planned = new HashMap<>();
        jdbc.sql(PLANNED)
                .param("run", run)
                .param("file", file)
                .param("first", first)
                .param("last", last)
                .query(row -> {
                    planned.put(row.getInt("line"), planned(row));
                });
        return planned;
    }

    private Planned planned(ResultSet row) throws SQLException {
        String difference = row.getString("difference");
        String reasons = row.getString("reasons");
        return new Planned(
                Action.of(row.getString("action")),
                difference == null ? List.of() : json.differences(difference),
                reasons == null ? List.of() : json.refusals(reasons),
                row.getBoolean("applied"));
    }

    ImportRow row(ResultSet row) throws SQLException {
        return new ImportRow(
                row.getInt("file"),
                row.getInt("line"),
                Entity.of(row.getString("entity")),
                Action.of(row.getString("action")),
                row.getString("title"),
                row.getObject("record", UUID.class),
                json.refusals(row.getString("reasons")),
                json.differences(row.getString("difference")),
                row.getString("question"));
    }

    private Line line(ResultSet row, int number) throws SQLException {
        String flaw = row.getString("flaw");
        @Nullable Refusal refusal = flaw == null ? null : json.refusals(flaw).getFirst();
        return new Line(row.getInt("file"), row.getInt("line"), json.texts(row.getString("cells")), refusal);
    }
}
