package org.penstock.playbooks.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Gates;
import org.penstock.deals.Pipelines;
import org.penstock.deals.StageFact;
import org.penstock.fields.CustomFields;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.playbooks.Playbook;
import org.penstock.playbooks.PlaybookBody;
import org.penstock.playbooks.Playbooks;
import org.penstock.web.FormErrors;
import org.penstock.web.Option;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Playbooks: all of them, one, a copy, a change, taking one away. */
@PageController
public class PlaybookController {
    private static final String ALL = "/settings/playbooks";
    private static final String ONE = ALL + "/{id:[0-9a-f-]{36}}";

    private final Playbooks playbooks;
    private final Pipelines pipelines;
    private final Gates gates;
    private final CustomFields fields;
    private final Templates templates;

    PlaybookController(
            Playbooks playbooks, Pipelines pipelines, Gates gates, CustomFields fields, Templates templates) {
        this.playbooks = playbooks;
        this.pipelines = pipelines;
        this.gates = gates;
        this.fields = fields;
        this.templates = templates;
    }

    @GetMapping(ALL)
    JteModel list(Actor actor, Ui ui) {
        return list(actor, ui, FormErrors.NONE);
    }

    /** One to read, and where it is the company's own, to change. */
    @GetMapping(ONE)
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        Playbook playbook = playbooks.get(actor, id);
        return page(ui, playbook, playbook.body(), FormErrors.NONE);
    }

    /** A copy of a playbook, or of a pipeline as it stands. */
    @PostMapping(ALL)
    ResponseEntity<?> copy(
            Actor actor,
            Ui ui,
            @RequestParam(required = false) @Nullable UUID playbook,
            @RequestParam(required = false) @Nullable UUID pipeline,
            @RequestParam(defaultValue = "") String name) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        PlaybookBody from = pipeline != null
                ? playbooks.captured(actor, pipeline)
                : playbook != null ? playbooks.get(actor, playbook).body() : null;
        Result<UUID> made = from == null
                ? Result.refused(Refusal.at("pipeline", "playbooks.copy-what"))
                : playbooks.add(actor, named(ui, from, name));
        if (made instanceof Result.Done<UUID> done) {
            return Redirects.to(ui, ALL + "/" + done.value(), Toast.done(ui.t("playbooks.copied")));
        }
        return FormErrors.refused(list(actor, ui, new FormErrors(((Result.Refused<UUID>) made).refusals())));
    }

    @PostMapping(ONE)
    ResponseEntity<?> update(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> typed) {
        Playbook before = playbooks.get(actor, id);
        PlaybookBody body = PlaybookForm.read(typed, before.body());
        return switch (playbooks.change(actor, id, version, body)) {
            case Result.Done<Playbook> done -> Redirects.to(ui, ALL + "/" + id, Toast.done(ui.t("playbooks.saved")));
            case Result.Refused<Playbook> refused ->
                FormErrors.refused(page(ui, before, body, new FormErrors(refused.refusals())));
            case Result.Stale<Playbook> stale ->
                FormErrors.stale(page(
                        ui,
                        stale.current(),
                        body,
                        new FormErrors(List.of(Refusal.of(
                                "playbooks.stale-by",
                                String.valueOf(stale.current().changedByName()))))));
        };
    }

    @DeleteMapping(ONE)
    ResponseEntity<?> delete(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam int version) {
        return playbooks.remove(actor, id, version) instanceof Result.Done<Playbook>
                ? Redirects.to(ui, ALL, Toast.done(ui.t("playbooks.removed")))
                : Redirects.to(ui, ALL + "/" + id, Toast.problem(ui.t("playbooks.stale")));
    }

    private JteModel list(Actor actor, Ui ui, FormErrors errors) {
        return templates.playbooksPlaybooks(ui, playbooks.all(actor), pipelines.current(), errors);
    }

    private JteModel page(Ui ui, Playbook playbook, PlaybookBody body, FormErrors errors) {
        return templates.playbooksPlaybook(ui, playbook, body, choices(ui), errors);
    }

    private List<Option> choices(Ui ui) {
        List<Option> choices = new ArrayList<>();
        Gates.fields().forEach(field -> choices.add(Option.of(field, ui.t("deals.field." + field))));
        gates.stageFacts().forEach(fact -> choices.add(Option.of(fact.name(), ui.t(StageFact.key(fact.name())))));
        fields.of(Subject.DEAL).forEach(field -> choices.add(Option.of(field.name(), field.label())));
        return choices;
    }

    private static PlaybookBody named(Ui ui, PlaybookBody from, String name) {
        return new PlaybookBody(
                name.isBlank() ? ui.t("playbooks.copy-of", from.name()) : name,
                from.about(),
                from.stages(),
                from.reasons(),
                from.parts());
    }
}
