package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Changes;
import org.penstock.deals.DealEdit;
import org.penstock.deals.DealFilter;
import org.penstock.deals.DealLists;
import org.penstock.deals.DealOutcomes;
import org.penstock.deals.DealStages;
import org.penstock.deals.Deals;
import org.penstock.deals.Outcome;
import org.penstock.deals.Reason;
import org.penstock.deals.Reasons;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Right;
import org.penstock.web.Option;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One change to many deals: the ticked ones, or all that the filter finds, up to {@link #DEALS_MAX}. */
@PageController
class DealBulkController {
    static final int DEALS_MAX = 5_000;

    private final Deals deals;
    private final DealStages stages;
    private final DealOutcomes outcomes;
    private final DealLists lists;
    private final DealFilters filters;
    private final Reasons reasons;
    private final Templates templates;
    private final ChangeAnswers answers;

    DealBulkController(
            Deals deals,
            DealStages stages,
            DealOutcomes outcomes,
            DealLists lists,
            DealFilters filters,
            Reasons reasons,
            Templates templates) {
        this.deals = deals;
        this.stages = stages;
        this.outcomes = outcomes;
        this.lists = lists;
        this.filters = filters;
        this.reasons = reasons;
        this.templates = templates;
        this.answers = new ChangeAnswers(templates);
    }

    /** What is to be changed: exactly one of them is asked for by {@code what}. */
    record Form(
            String what,
            @Nullable UUID stage,
            @Nullable String owner,
            @Nullable String source,
            @Nullable LocalDate expectedClose,
            @Nullable UUID label,
            @Nullable UUID why,
            @Nullable String reason) {}

    /** The dialog that asks what to change. */
    @GetMapping("/deals/bulk")
    JteModel ask(Actor actor, Ui ui, @RequestParam MultiValueMap<String, String> parameters) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        DealFilter filter = DealFilter.parse(parameters);
        List<UUID> ids = ids(actor, parameters);
        List<Option> why = new ArrayList<>();
        for (Reason reason : reasons.all()) {
            if (!reason.retired()) {
                why.add(Option.of(
                        reason.id().toString(),
                        ui.t("deals.outcome." + reason.outcome().code()) + ": " + reason.name()));
            }
        }
        return templates.dealsBulk(ui, ids, filters.choices(ui, actor, filter), why);
    }

    @PutMapping("/deals/bulk")
    ResponseEntity<?> update(Actor actor, Ui ui, @RequestParam List<UUID> deal, Form form) {
        Changes changes = change(actor, deal, form);
        Toast toast = Toast.done(ui.n("deals.bulk.done", changes.done().size()));
        Object stage = form.stage() == null ? "" : form.stage();
        return answers.of(
                actor, ui, changes, toast, new ChangeAnswers.Again("put", "/deals/stage", deal, "stage", stage));
    }

    private Changes change(Actor actor, List<UUID> ids, Form form) {
        return switch (form.what()) {
            case "stage" -> stages.move(actor, ids, required(form.stage()), null, null, form.reason());
            case "owner" -> edit(actor, ids, new DealEdit.Owner(owner(actor, form.owner())));
            case "source" -> edit(actor, ids, new DealEdit.Source(form.source()));
            case "expected-close" -> edit(actor, ids, new DealEdit.ExpectedClose(form.expectedClose()));
            case "add-label" -> edit(actor, ids, new DealEdit.AddLabel(required(form.label())));
            case "remove-label" -> edit(actor, ids, new DealEdit.RemoveLabel(required(form.label())));
            case "close" -> close(actor, ids, form);
            case "remove" -> deals.remove(actor, ids);
            default -> throw new org.penstock.kernel.Missing("Bulk change");
        };
    }

    private Changes edit(Actor actor, List<UUID> ids, DealEdit edit) {
        return deals.change(actor, ids, null, List.of(edit));
    }

    private Changes close(Actor actor, List<UUID> ids, Form form) {
        Outcome how = reasons.all().stream()
                .filter(reason -> reason.id().equals(form.why()))
                .map(Reason::outcome)
                .findFirst()
                .orElse(Outcome.LOST);
        return outcomes.close(actor, ids, null, how, form.why(), null);
    }

    private static @Nullable UUID owner(Actor actor, @Nullable String owner) {
        if (owner == null || owner.isBlank() || owner.equals("none") || owner.equals("any")) {
            return null;
        }
        return owner.equals("me") ? actor.requireId() : UUID.fromString(owner);
    }

    private static UUID required(@Nullable UUID id) {
        if (id == null) {
            throw new org.penstock.kernel.Missing("What to change to");
        }
        return id;
    }

    private List<UUID> ids(Actor actor, MultiValueMap<String, String> parameters) {
        List<String> ticked = parameters.getOrDefault("deal", List.of());
        return ticked.isEmpty()
                ? lists.ids(actor, DealFilter.parse(parameters), DEALS_MAX)
                : ticked.stream().map(UUID::fromString).toList();
    }
}
