package org.penstock.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.StageFact;
import org.penstock.fields.CustomField;
import org.penstock.fields.CustomFields;
import org.penstock.imports.TraceRows.Trace;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Page;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the pages of imports, and the command, show. */
@Component
public class ImportPages {
    private static final String ROWS = """
            select * from import_row where run_id = :run and (:action = '' or action = :action)
             order by file, line limit :limit offset :offset""";
    private static final String QUESTIONS = """
            select question, min(reasons::text) as reasons, count(*) as waiting from import_row
             where run_id = :run and question is not null group by question order by waiting desc, question limit :limit""";

    private final JdbcClient jdbc;
    private final RunRows runs;
    private final ImportLines lines;
    private final TraceRows traces;
    private final MemoryRows memory;
    private final Choices choices;
    private final CustomFields fields;
    private final FactColumns facts;
    private final ImportJson json;

    ImportPages(
            JdbcClient jdbc,
            RunRows runs,
            ImportLines lines,
            TraceRows traces,
            MemoryRows memory,
            Choices choices,
            CustomFields fields,
            FactColumns facts,
            ImportJson json) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.lines = lines;
        this.traces = traces;
        this.memory = memory;
        this.choices = choices;
        this.fields = fields;
        this.facts = facts;
        this.json = json;
    }

    /**
     * An import and its files.
     *
     * @param answers what somebody has answered so far, by question
     */
    public record View(ImportRun run, List<ImportFile> files, Map<String, String> answers) {
        /** The names of the files, for titles. */
        public List<String> names() {
            return files.stream().map(ImportFile::name).toList();
        }
    }

    /** A record that an undo left alone, and why: a message key. */
    public record LeftAlone(String kind, UUID record, String name, String why) {}

    /** A spelling that stands for a record from now on. */
    public record Remembered(String spelling, String answer) {}

    public Page<View> list(Actor actor, int page) {
        Forbidden.unless(actor, Right.IMPORT);
        int size = Page.DEFAULT_SIZE;
        List<View> fetched = runs.list(size + 1, (page - 1) * size).stream()
                .map(run -> new View(run, runs.files(run.id()), Map.of()))
                .toList();
        return Page.of(fetched, page, size, -1);
    }

    /** The latest first, after the run that was begun then; all where both are null. */
    public List<ImportRun> window(Actor actor, @Nullable Instant at, @Nullable UUID after, int limit) {
        Forbidden.unless(actor, Right.IMPORT);
        return runs.window(at, after, limit);
    }

    public View load(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.IMPORT);
        ImportRun run = runs.find(id).orElseThrow(() -> new Missing("Import"));
        return new View(run, runs.files(id), memory.answers(id));
    }

    /** The rows of the plan in the files' order; of one action, or all. */
    public Page<ImportRow> rows(Actor actor, ImportRun run, @Nullable Action action, int page) {
        Forbidden.unless(actor, Right.IMPORT);
        int size = ImportLimits.PAGE;
        List<ImportRow> fetched = jdbc.sql(ROWS)
                .param("run", run.id())
                .param("action", action == null ? "" : action.code())
                .param("limit", size + 1)
                .param("offset", (page - 1) * size)
                .query((row, n) -> lines.row(row))
                .list();
        long total = action == null ? run.counts().all() : run.counts().of(action);
        return Page.of(fetched, page, size, total);
    }

    /** What has to be decided, the questions of the most rows first. */
    public List<Question> questions(Actor actor, View view) {
        Forbidden.unless(actor, Right.IMPORT);
        record Asked(String question, String reasons, long waiting) {}
        List<Asked> asked = jdbc.sql(QUESTIONS)
                .param("run", view.run.id())
                .param("limit", ImportLimits.QUESTIONS)
                .query((row, n) ->
                        new Asked(row.getString("question"), row.getString("reasons"), row.getLong("waiting")))
                .list();
        List<Question> questions = new ArrayList<>();
        for (Asked one : asked) {
            String kind = one.question.substring(0, one.question.indexOf('|'));
            questions.add(new Question(
                    one.question,
                    kind,
                    json.refusals(one.reasons).getFirst(),
                    one.waiting,
                    choices.of(actor, view, kind, one.question.substring(kind.length() + 1)),
                    !kind.equals("stage"),
                    view.answers.get(one.question)));
        }
        return questions;
    }

    public List<LeftAlone> leftAlone(Actor actor, UUID run) {
        Forbidden.unless(actor, Right.IMPORT);
        return traces.leftAlone(run, ImportLimits.NAMED).stream()
                .map(ImportPages::left)
                .toList();
    }

    private static LeftAlone left(Trace trace) {
        return new LeftAlone(
                trace.kind(),
                trace.record(),
                trace.name(),
                Optional.ofNullable(trace.before()).orElse(Undoing.EDITED));
    }

    /** The choices that this import made for later ones. */
    public List<Remembered> remembered(Actor actor, UUID run) {
        Forbidden.unless(actor, Right.IMPORT);
        return memory.choices(run).stream()
                .map(choice -> new Remembered(choice.spelling(), choices.text(actor, choice.answer())))
                .toList();
    }

    /** A file whose kind was changed: its columns are recognised anew. */
    public ImportFile recognised(ImportFile file, @Nullable Entity entity) {
        List<Column> columns = Recognition.again(entity, file.columns(), fields(entity));
        return file.mapped(entity, facts.recognised(entity, columns));
    }

    /** What columns of such a file can tell the tools of the stages. */
    public List<StageFact> facts(@Nullable Entity entity) {
        return facts.of(entity);
    }

    /** The custom fields that columns of such a file can go into. */
    public List<CustomField> fields(@Nullable Entity entity) {
        return entity == null || entity.subject() == null ? List.of() : fields.of(entity.subject());
    }
}
