package org.penstock.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.penstock.catalog.Products;
import org.penstock.deals.Pipelines;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.teams.Company;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The question sets of each pipeline. A change is a new edition; deals keep the questions that they were given. */
@Component
public class QuestionGuides {
    private static final String PRESENT = """
            select edition, sets, made_at, made_by from needs_guide
             where pipeline_id = :pipeline order by edition desc limit 1""";
    private static final String ADD = """
            insert into needs_guide (pipeline_id, edition, sets, made_at, made_by)
            values (:pipeline, :edition, :sets::jsonb, :now, :by)""";

    private static final TypeReference<List<QuestionSet>> SETS = new TypeReference<>() {};

    /** Sets of the product's own; the questions of each stand line by line in its text. */
    private static final List<String> STANDARD = List.of("situation", "needs", "decision");

    private final JdbcClient jdbc;
    private final Pipelines pipelines;
    private final Products products;
    private final Company company;
    private final MessageSource messages;
    private final JsonMapper json;
    private final Clock clock;

    QuestionGuides(
            JdbcClient jdbc,
            Pipelines pipelines,
            Products products,
            Company company,
            MessageSource messages,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.pipelines = pipelines;
        this.products = products;
        this.company = company;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
    }

    /** What deals of a pipeline are asked now. */
    public QuestionGuide of(UUID pipeline) {
        pipelines.of(pipeline);
        return jdbc.sql(PRESENT)
                .param("pipeline", pipeline)
                .query((row, number) -> guide(pipeline, row))
                .optional()
                .orElseGet(() -> new QuestionGuide(pipeline, 0, standard(), null, null));
    }

    /** Puts a new edition in the place of the one that the writer read. */
    @Transactional
    public Result<QuestionGuide> publish(Actor actor, UUID pipeline, int read, List<QuestionSet> sets) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        QuestionGuide present = of(pipeline);
        if (present.edition() != read) {
            return Result.stale(present);
        }
        List<Refusal> refusals = refusals(actor, sets);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        if (sets.equals(present.sets())) {
            return Result.done(present);
        }
        return add(actor, pipeline, read + 1, sets) ? Result.done(of(pipeline)) : Result.stale(of(pipeline));
    }

    /** All that is wrong with sets; each refusal names the set by its place. */
    List<Refusal> refusals(Actor actor, List<QuestionSet> sets) {
        List<Refusal> wrong = new ArrayList<>();
        if (sets.size() > QuestionSet.SETS_MAX) {
            wrong.add(Refusal.at("sets", "needs.guide.refused.sets", QuestionSet.SETS_MAX));
        }
        for (int place = 0; place < sets.size(); place++) {
            check(actor, sets, place, wrong);
        }
        return wrong;
    }

    private void check(Actor actor, List<QuestionSet> sets, int place, List<Refusal> wrong) {
        QuestionSet set = sets.get(place);
        String at = "sets." + place + ".";
        if (set.name().isEmpty() || set.name().length() > QuestionSet.NAME_MAX) {
            wrong.add(Refusal.at(at + "name", "needs.guide.refused.name", QuestionSet.NAME_MAX));
        }
        if (sets.subList(0, place).stream().anyMatch(set::sameName)) {
            wrong.add(Refusal.at(at + "name", "needs.guide.refused.twice", set.name()));
        }
        if (set.questions().isEmpty() || set.questions().size() > QuestionSet.QUESTIONS_MAX) {
            wrong.add(Refusal.at(at + "questions", "needs.guide.refused.questions", QuestionSet.QUESTIONS_MAX));
        }
        if (set.questions().stream().anyMatch(words -> words.length() > QuestionSet.QUESTION_MAX)) {
            wrong.add(Refusal.at(at + "questions", "needs.guide.refused.long", QuestionSet.QUESTION_MAX));
        }
        if (set.product() != null && products.find(actor, set.product()).isEmpty()) {
            wrong.add(Refusal.at(at + "product", "needs.guide.refused.product"));
        }
    }

    private boolean add(Actor actor, UUID pipeline, int edition, List<QuestionSet> sets) {
        try {
            jdbc.sql(ADD)
                    .param("pipeline", pipeline)
                    .param("edition", edition)
                    .param("sets", json.writeValueAsString(sets))
                    .param("now", Timestamp.from(clock.instant()))
                    .param("by", actor.name())
                    .update();
            return true;
        } catch (DuplicateKeyException somebodyWasFaster) {
            return false;
        }
    }

    private List<QuestionSet> standard() {
        return STANDARD.stream()
                .map(key -> new QuestionSet(
                        words("needs.standard." + key + ".name"),
                        null,
                        null,
                        List.of(words("needs.standard." + key + ".questions").split("\\|"))))
                .toList();
    }

    private String words(String key) {
        return Objects.requireNonNull(
                messages.getMessage(key, null, company.settings().language()));
    }

    private QuestionGuide guide(UUID pipeline, ResultSet row) throws SQLException {
        return new QuestionGuide(
                pipeline,
                row.getInt("edition"),
                json.readValue(row.getString("sets"), SETS),
                row.getTimestamp("made_at").toInstant(),
                row.getString("made_by"));
    }
}
