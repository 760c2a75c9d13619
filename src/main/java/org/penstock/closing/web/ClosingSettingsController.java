package org.penstock.closing.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.closing.CloseStep;
import org.penstock.closing.CloseTemplate;
import org.penstock.closing.CloseTemplates;
import org.penstock.closing.Competitor;
import org.penstock.closing.Competitors;
import org.penstock.deals.Pipelines;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What close plans begin with, and the list of competitors. */
@PageController
public class ClosingSettingsController {
    private static final String PLANS = "/settings/close-plans";
    private static final String COMPETITORS = "/settings/competitors";

    /** Lines that stand ready for further steps. */
    private static final int SPARE = 3;

    private final CloseTemplates plans;
    private final Competitors competitors;
    private final Pipelines pipelines;
    private final Templates templates;

    ClosingSettingsController(CloseTemplates plans, Competitors competitors, Pipelines pipelines, Templates templates) {
        this.plans = plans;
        this.competitors = competitors;
        this.pipelines = pipelines;
        this.templates = templates;
    }

    /** A step as typed. */
    public record StepRow(String text, String who, String days) {
        CloseTemplate.Step step() {
            String typed = days.strip();
            Integer due = typed.isEmpty() ? null : typed.matches("\\d{1,4}") ? Integer.valueOf(typed) : -1;
            return new CloseTemplate.Step(text.strip(), who.isBlank(), who.strip(), due);
        }
    }

    @GetMapping(PLANS)
    JteModel first(Actor actor, Ui ui) {
        return show(actor, ui, pipelines.standard().id());
    }

    @GetMapping(PLANS + "/{pipeline:[0-9a-f-]{36}}")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID pipeline) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        CloseTemplate template = plans.of(pipeline);
        List<StepRow> rows = template.steps().stream()
                .map(step -> new StepRow(
                        step.text(),
                        step.who(),
                        step.days() == null ? "" : step.days().toString()))
                .toList();
        return page(ui, pipeline, rows, template.version(), FormErrors.NONE);
    }

    @PutMapping(PLANS + "/{pipeline:[0-9a-f-]{36}}")
    ResponseEntity<?> update(
            Actor actor,
            Ui ui,
            @PathVariable UUID pipeline,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> typed) {
        List<StepRow> rows =
                rows(typed).stream().filter(row -> !row.text().isBlank()).toList();
        List<CloseTemplate.Step> steps = rows.stream().map(StepRow::step).toList();
        return switch (plans.put(actor, pipeline, version, steps)) {
            case Result.Done<CloseTemplate> done ->
                Redirects.to(ui, PLANS + "/" + pipeline, Toast.done(ui.t("closing.saved")));
            case Result.Refused<CloseTemplate> refused ->
                FormErrors.refused(page(ui, pipeline, rows, version, new FormErrors(refused.refusals())));
            case Result.Stale<CloseTemplate> stale -> {
                FormErrors errors = new FormErrors(List.of(Refusal.of("closing.template.stale")));
                yield FormErrors.stale(page(ui, pipeline, rows, stale.current().version(), errors));
            }
        };
    }

    @GetMapping(COMPETITORS)
    JteModel competitors(Actor actor, Ui ui) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        return templates.closingCompetitors(ui, competitors.all(actor), "", FormErrors.NONE);
    }

    @PostMapping(COMPETITORS)
    ResponseEntity<?> add(Actor actor, Ui ui, @RequestParam(defaultValue = "") String name) {
        return answer(actor, ui, name, competitors.add(actor, name));
    }

    @PutMapping(COMPETITORS + "/{id:[0-9a-f-]{36}}")
    ResponseEntity<?> change(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean retired) {
        return answer(actor, ui, "", competitors.change(actor, id, version, name, retired));
    }

    private ResponseEntity<?> answer(Actor actor, Ui ui, String typed, Result<Competitor> result) {
        if (result instanceof Result.Done<Competitor>) {
            return Redirects.to(ui, COMPETITORS, Toast.done(ui.t("closing.saved")));
        }
        List<Refusal> refusals = result instanceof Result.Refused<Competitor> refused
                ? refused.refusals()
                : List.of(Refusal.of("closing.competitors.stale"));
        return FormErrors.refused(
                templates.closingCompetitors(ui, competitors.all(actor), typed, new FormErrors(refusals)));
    }

    private JteModel page(Ui ui, UUID pipeline, List<StepRow> rows, int version, FormErrors errors) {
        List<StepRow> shown = new ArrayList<>(rows);
        for (int spare = 0; spare < SPARE && shown.size() < CloseStep.STEPS_MAX; spare++) {
            shown.add(new StepRow("", "", ""));
        }
        return templates.closingTemplate(ui, pipelines.all(), pipeline, shown, rows.size(), version, errors);
    }

    private static List<StepRow> rows(MultiValueMap<String, String> typed) {
        List<StepRow> rows = new ArrayList<>();
        int count = Math.min(typed.getOrDefault("text", List.of()).size(), CloseStep.STEPS_MAX + SPARE);
        for (int at = 0; at < count; at++) {
            rows.add(new StepRow(at(typed.get("text"), at), at(typed.get("who"), at), at(typed.get("days"), at)));
        }
        return rows;
    }

    private static String at(@Nullable List<String> values, int at) {
        return values != null && at < values.size() ? values.get(at) : "";
    }
}
