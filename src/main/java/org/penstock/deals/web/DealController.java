package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Changes;
import org.penstock.deals.DealPage;
import org.penstock.deals.DealPages;
import org.penstock.deals.Deals;
import org.penstock.deals.EmailDeals;
import org.penstock.deals.StageTools;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.web.FormErrors;
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

/** A deal: its page, making one, putting it into the bin. */
@PageController
class DealController {
    private final Deals deals;
    private final EmailDeals emailDeals;
    private final DealPages pages;
    private final DealForms forms;
    private final StageTools tools;
    private final Templates templates;

    DealController(
            Deals deals,
            EmailDeals emailDeals,
            DealPages pages,
            DealForms forms,
            StageTools tools,
            Templates templates) {
        this.deals = deals;
        this.emailDeals = emailDeals;
        this.pages = pages;
        this.forms = forms;
        this.tools = tools;
        this.templates = templates;
    }

    @GetMapping("/deals/{id:[0-9a-f-]{36}}")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam(required = false) @Nullable String tool) {
        DealPage page = pages.load(actor, id);
        return templates.dealsDeal(
                ui, page, forms.facts(ui, page), DealToolController.tabs(tools, actor, page.deal(), tool));
    }

    /** The head of the page anew, after something changed. */
    @GetMapping("/deals/{id:[0-9a-f-]{36}}/head")
    JteModel head(Actor actor, Ui ui, @PathVariable UUID id) {
        return templates.dealsHead(ui, pages.load(actor, id));
    }

    @GetMapping("/deals/new")
    JteModel draft(
            Actor actor,
            Ui ui,
            @RequestParam(required = false) @Nullable UUID pipeline,
            @RequestParam(required = false) @Nullable UUID stage,
            @RequestParam MultiValueMap<String, String> typed) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        return templates.dealsDraft(ui, forms.blank(actor, ui, pipeline, stage, typed), FormErrors.NONE);
    }

    @PostMapping("/deals")
    ResponseEntity<?> create(Actor actor, Ui ui, @RequestParam MultiValueMap<String, String> typed) {
        DealForm form = new DealForm(typed);
        DealForm.Read read = forms.read(ui, form);
        Result<UUID> created = read.refusals().isEmpty() ? made(actor, form, read) : Result.refused(read.refusals());
        if (created instanceof Result.Done<UUID> done) {
            return ui.htmx() && !typed.containsKey("whole")
                    ? ResponseEntity.noContent().build()
                    : Redirects.to(ui, "/deals/" + done.value(), Toast.done(ui.t("deals.created")));
        }
        var refusals = ((Result.Refused<UUID>) created).refusals();
        return typed.containsKey("whole")
                ? FormErrors.refused(templates.dealsDraft(ui, forms.again(actor, ui, form), new FormErrors(refusals)))
                : FormErrors.refused(templates.dealsRefused(ui, refusals));
    }

    /** An e-mail address is enough: who it belongs to is found or made, and the deal is called after them. */
    private Result<UUID> made(Actor actor, DealForm form, DealForm.Read read) {
        String email = form.get("email");
        return email.isBlank()
                ? deals.create(actor, form.draft(read), form.get("reason"))
                : emailDeals.create(actor, form.draft(read), email, form.get("reason"));
    }

    @DeleteMapping("/deals/{id:[0-9a-f-]{36}}")
    ResponseEntity<Void> delete(Actor actor, Ui ui, @PathVariable UUID id) {
        Changes changes = deals.remove(actor, List.of(id));
        Toast toast = Toast.done(ui.t("deals.removed"));
        return Redirects.to(
                ui, "/deals", changes.undo() == null ? toast : toast.undo("/deals/undos/" + changes.undo()));
    }
}
