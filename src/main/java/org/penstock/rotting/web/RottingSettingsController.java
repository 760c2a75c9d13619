package org.penstock.rotting.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Pipelines;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.rotting.RottingRules;
import org.penstock.rotting.RottingUpkeep;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How long each stage allows a deal to be silent: what was learned, and what is set by hand. */
@PageController
public class RottingSettingsController {
    private static final String ALL = "/settings/rotting";

    private final RottingRules rules;
    private final RottingUpkeep upkeep;
    private final Pipelines pipelines;
    private final Templates templates;

    RottingSettingsController(RottingRules rules, RottingUpkeep upkeep, Pipelines pipelines, Templates templates) {
        this.rules = rules;
        this.upkeep = upkeep;
        this.pipelines = pipelines;
        this.templates = templates;
    }

    /** A stage's rule, with what was typed. */
    public record Line(RottingRules.Rule rule, String days, boolean watched) {}

    /** The stages of a pipeline. */
    public record Part(Pipeline pipeline, List<Line> lines, FormErrors errors) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    @GetMapping(ALL)
    JteModel show(Actor actor, Ui ui) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        return templates.rottingSettings(ui, parts(actor, null, Map.of(), FormErrors.NONE));
    }

    @PostMapping(ALL + "/{pipeline}")
    ResponseEntity<?> update(Actor actor, Ui ui, @PathVariable UUID pipeline, @RequestParam Map<String, String> typed) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<Refusal> refusals = new ArrayList<>();
        List<RottingRules.Wanted> wanted = rules.of(actor, pipeline).stream()
                .map(rule -> wanted(rule.stage().id(), typed, refusals))
                .toList();
        if (!refusals.isEmpty()) {
            return FormErrors.refused(page(actor, ui, pipeline, typed, refusals));
        }
        return switch (rules.change(actor, pipeline, wanted)) {
            case Result.Done<List<RottingRules.Rule>> done -> {
                upkeep.settle(actor);
                yield Redirects.to(ui, ALL, Toast.done(ui.t("rotting.saved")));
            }
            case Result.Refused<List<RottingRules.Rule>>(var refused) ->
                FormErrors.refused(page(actor, ui, pipeline, typed, refused));
            case Result.Stale<List<RottingRules.Rule>> stale ->
                FormErrors.stale(page(actor, ui, pipeline, Map.of(), List.of(Refusal.of("rotting.rule.stale"))));
        };
    }

    private JteModel page(Actor actor, Ui ui, UUID of, Map<String, String> typed, List<Refusal> refusals) {
        return templates.rottingSettings(ui, parts(actor, of, typed, new FormErrors(refusals)));
    }

    private List<Part> parts(Actor actor, @Nullable UUID of, Map<String, String> typed, FormErrors errors) {
        return pipelines.current().stream()
                .map(pipeline -> {
                    boolean mine = pipeline.id().equals(of);
                    List<Line> lines = rules.of(actor, pipeline.id()).stream()
                            .map(rule -> line(rule, mine ? typed : Map.of()))
                            .toList();
                    return new Part(pipeline, lines, mine ? errors : FormErrors.NONE);
                })
                .toList();
    }

    private static Line line(RottingRules.Rule rule, Map<String, String> typed) {
        String id = rule.stage().id().toString();
        return typed.isEmpty()
                ? new Line(rule, rule.days() == null ? "" : rule.days().toString(), rule.watched())
                : new Line(rule, typed.getOrDefault("days-" + id, ""), typed.containsKey("watched-" + id));
    }

    private static RottingRules.Wanted wanted(UUID stage, Map<String, String> typed, List<Refusal> refusals) {
        String days = typed.getOrDefault("days-" + stage, "").strip();
        boolean readable = days.isEmpty() || days.matches("\\d{1,4}");
        if (!readable) {
            refusals.add(Refusal.at("days-" + stage, "rotting.rule.number"));
        }
        String version = typed.getOrDefault("version-" + stage, "0");
        return new RottingRules.Wanted(
                stage,
                typed.containsKey("watched-" + stage),
                days.isEmpty() || !readable ? null : Integer.valueOf(days),
                version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0);
    }
}
