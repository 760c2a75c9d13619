package org.penstock.closing.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.closing.ClosePlan;
import org.penstock.closing.ClosePlans;
import org.penstock.closing.CloseStep;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.web.FormErrors;
import org.penstock.web.InPlace;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The close plan of a deal: steps that save themselves, their order, what the customer agreed to. */
@PageController
public class ClosePlanController {
    private static final String PLAN = "/deals/{id:[0-9a-f-]{36}}/close-plan";
    private static final String CHANGED = "deals-changed";

    private final PlanPages pages;
    private final ClosePlans plans;
    private final Templates templates;

    ClosePlanController(PlanPages pages, ClosePlans plans, Templates templates) {
        this.pages = pages;
        this.plans = plans;
        this.templates = templates;
    }

    /** A step as typed; a new one is shown again with what is wrong. */
    public record StepForm(
            @Nullable Integer version,
            @Nullable Integer over,
            @Nullable String text,
            @Nullable String owner,
            @Nullable String who,
            @Nullable String due,
            @Nullable String blocked) {
        static final StepForm NONE = new StepForm(null, null, null, null, null, null, null);

        public static StepForm none() {
            return NONE;
        }

        public String textOrEmpty() {
            return or(text);
        }

        public String whoOrEmpty() {
            return or(who);
        }

        public String dueOrEmpty() {
            return or(due);
        }

        public String ownerOrEmpty() {
            return or(owner);
        }

        int read() {
            return over != null ? over : version == null ? 0 : version;
        }

        /** Empty where the day can't be read. */
        Optional<CloseStep.Draft> draft() {
            try {
                LocalDate day = or(due).isBlank() ? null : LocalDate.parse(or(due).strip());
                boolean ours = or(owner).startsWith(PlanPages.OURS);
                return Optional.of(new CloseStep.Draft(
                        or(text),
                        ours,
                        id(PlanPages.OURS),
                        id(PlanPages.THEIRS),
                        or(owner).equals(PlanPages.WORDS) ? or(who) : "",
                        day,
                        or(blocked)));
            } catch (DateTimeException unreadable) {
                return Optional.empty();
            }
        }

        private @Nullable UUID id(String kind) {
            String value = or(owner);
            return value.matches(kind + "[0-9a-f-]{36}") ? UUID.fromString(value.substring(kind.length())) : null;
        }

        private static String or(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    @GetMapping(PLAN)
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        return templates.closingClosing(ui, pages.load(actor, ui, id));
    }

    @GetMapping(PLAN + "/steps")
    JteModel steps(Actor actor, Ui ui, @PathVariable UUID id) {
        return region(actor, ui, id, StepForm.NONE, FormErrors.NONE, false);
    }

    /** The steps of the pipeline's template. */
    @PostMapping(PLAN)
    ResponseEntity<JteModel> begin(Actor actor, Ui ui, @PathVariable UUID id) {
        plans.begin(actor, id);
        return changed(region(actor, ui, id, StepForm.NONE, FormErrors.NONE, false));
    }

    @PostMapping(PLAN + "/steps")
    ResponseEntity<JteModel> create(Actor actor, Ui ui, @PathVariable UUID id, StepForm form) {
        Result<ClosePlan> added = form.draft()
                .map(draft -> plans.add(actor, id, draft))
                .orElseGet(() -> Result.refused(Refusal.at("due", "closing.refused.day")));
        if (added instanceof Result.Refused<ClosePlan> refused) {
            return FormErrors.refused(region(actor, ui, id, form, new FormErrors(refused.refusals()), true));
        }
        return changed(region(actor, ui, id, StepForm.NONE, FormErrors.NONE, true));
    }

    @PutMapping(PLAN + "/steps/{step}")
    ResponseEntity<JteModel> update(Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID step, StepForm form) {
        Result<CloseStep> result = form.draft()
                .map(draft -> plans.change(actor, id, step, form.read(), draft))
                .orElseGet(() -> Result.refused(Refusal.at("due", "closing.refused.day")));
        return InPlace.answer(
                ui,
                step.toString(),
                form.read(),
                result,
                CloseStep::version,
                theirs -> words(ui, theirs),
                "/deals/" + id + "/close-plan/steps",
                CHANGED,
                mark -> templates.closingStepSaved(ui, mark, pages.load(actor, ui, id), step));
    }

    @PutMapping(PLAN + "/steps/{step}/done")
    ResponseEntity<JteModel> done(
            Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID step, @RequestParam boolean done) {
        plans.done(actor, id, step, done);
        return changed(region(actor, ui, id, StepForm.NONE, FormErrors.NONE, false));
    }

    @PutMapping(PLAN + "/steps/{step}/place")
    ResponseEntity<JteModel> place(
            Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID step, @RequestParam int place) {
        plans.place(actor, id, step, place);
        return ResponseEntity.ok(region(actor, ui, id, StepForm.NONE, FormErrors.NONE, false));
    }

    @DeleteMapping(PLAN + "/steps/{step}")
    ResponseEntity<JteModel> delete(Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID step) {
        plans.remove(actor, id, step);
        Toast toast = Toast.done(ui.t("closing.step.removed"))
                .undo("/deals/" + id + "/close-plan/steps/" + step + "/restoration");
        return ResponseEntity.ok()
                .header("HX-Trigger", Toasts.event(toast, CHANGED))
                .body(region(actor, ui, id, StepForm.NONE, FormErrors.NONE, false));
    }

    @PostMapping(PLAN + "/steps/{step}/restoration")
    ResponseEntity<Void> restore(Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID step) {
        plans.restore(actor, id, step);
        Toast toast = Toast.done(ui.t("closing.step.restored"));
        return ResponseEntity.noContent()
                .header("HX-Trigger", Toasts.event(toast, CHANGED, "close-plan-changed"))
                .build();
    }

    @PutMapping(PLAN + "/agreement")
    ResponseEntity<JteModel> agree(
            Actor actor, Ui ui, @PathVariable UUID id, @RequestParam(defaultValue = "") String agreedOn) {
        Result<ClosePlan> agreed = agree(actor, id, agreedOn);
        if (agreed instanceof Result.Refused<ClosePlan> refused) {
            return FormErrors.refused(region(actor, ui, id, StepForm.NONE, new FormErrors(refused.refusals()), false));
        }
        return changed(region(actor, ui, id, StepForm.NONE, FormErrors.NONE, false));
    }

    private Result<ClosePlan> agree(Actor actor, UUID id, String typed) {
        try {
            return plans.agree(actor, id, typed.isBlank() ? null : LocalDate.parse(typed.strip()));
        } catch (DateTimeException unreadable) {
            return Result.refused(Refusal.at("agreedOn", "closing.refused.day"));
        }
    }

    private JteModel region(Actor actor, Ui ui, UUID id, StepForm fresh, FormErrors errors, boolean focus) {
        return templates.closingPlan(ui, pages.load(actor, ui, id), fresh, errors, focus);
    }

    private static ResponseEntity<JteModel> changed(JteModel region) {
        return ResponseEntity.ok().header("HX-Trigger", CHANGED).body(region);
    }

    private static String words(Ui ui, CloseStep step) {
        return String.join(
                " · ",
                List.of(step.text(), step.owner(), ui.texts().date(step.dueOn()), step.blockedBy()).stream()
                        .filter(part -> !part.isBlank())
                        .toList());
    }
}
