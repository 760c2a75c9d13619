package org.penstock.closing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.penstock.deals.Pipelines;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.teams.Company;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the close plans of each pipeline begin with; plans that have begun stay as they are. */
@Component
public class CloseTemplates {
    private static final String OF = "select steps, version from close_template where pipeline_id = :pipeline";
    private static final String PUT = """
            insert into close_template (pipeline_id, steps) values (:pipeline, :steps::jsonb)
                on conflict (pipeline_id) do update
               set steps = excluded.steps, version = close_template.version + 1
             where close_template.version = :version""";
    private static final TypeReference<List<CloseTemplate.Step>> STEPS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Pipelines pipelines;
    private final Company company;
    private final MessageSource messages;
    private final JsonMapper json;

    CloseTemplates(JdbcClient jdbc, Pipelines pipelines, Company company, MessageSource messages, JsonMapper json) {
        this.jdbc = jdbc;
        this.pipelines = pipelines;
        this.company = company;
        this.messages = messages;
        this.json = json;
    }

    public CloseTemplate of(UUID pipeline) {
        pipelines.of(pipeline);
        return jdbc.sql(OF)
                .param("pipeline", pipeline)
                .query((row, number) -> new CloseTemplate(
                        pipeline, json.readValue(row.getString("steps"), STEPS), row.getInt("version")))
                .optional()
                .orElseGet(() -> new CloseTemplate(pipeline, standard(), 0));
    }

    @Transactional
    public Result<CloseTemplate> put(Actor actor, UUID pipeline, int read, List<CloseTemplate.Step> steps) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        CloseTemplate present = of(pipeline);
        if (present.version() != read) {
            return Result.stale(present);
        }
        List<Refusal> refusals = refusals(steps);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        int written = jdbc.sql(PUT)
                .param("pipeline", pipeline)
                .param("steps", json.writeValueAsString(steps))
                .param("version", read)
                .update();
        return written == 1 ? Result.done(of(pipeline)) : Result.stale(of(pipeline));
    }

    /** All that is wrong with steps; each refusal names the step by its place. */
    static List<Refusal> refusals(List<CloseTemplate.Step> steps) {
        List<Refusal> wrong = new ArrayList<>();
        if (steps.size() > CloseStep.STEPS_MAX) {
            wrong.add(Refusal.at("steps", "closing.step.refused.steps", CloseStep.STEPS_MAX));
        }
        for (int at = 0; at < steps.size(); at++) {
            CloseTemplate.Step step = steps.get(at);
            if (step.text().isBlank() || step.text().length() > CloseStep.TEXT_MAX) {
                wrong.add(Refusal.at("steps." + at + ".text", "closing.step.refused.text", CloseStep.TEXT_MAX));
            }
            if (!step.ours() && (step.who().isBlank() || step.who().length() > CloseStep.WORDS_MAX)) {
                wrong.add(Refusal.at("steps." + at + ".who", "closing.template.refused.who", CloseStep.WORDS_MAX));
            }
            if (step.days() != null && (step.days() < 0 || step.days() > CloseTemplate.DAYS_MAX)) {
                wrong.add(Refusal.at("steps." + at + ".days", "closing.template.refused.days", CloseTemplate.DAYS_MAX));
            }
        }
        return wrong;
    }

    /** The product's own, one to a line of its text: days, who of theirs or nobody, the step. */
    private List<CloseTemplate.Step> standard() {
        String lines = Objects.requireNonNull(messages.getMessage(
                "closing.standard.steps", null, company.settings().language()));
        return Arrays.stream(lines.split("\\|"))
                .map(line -> line.split(";", 3))
                .map(parts -> new CloseTemplate.Step(
                        parts[2].strip(), parts[1].isBlank(), parts[1].strip(), Integer.valueOf(parts[0].strip())))
                .toList();
    }
}
