package org.penstock.closing.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.closing.Contract;
import org.penstock.closing.ContractDraft;
import org.penstock.closing.Contracts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;

/** The contract of a deal. */
@PageController
public class ContractController {
    private static final String CONTRACT = "/deals/{id:[0-9a-f-]{36}}/contract";

    private final Contracts contracts;
    private final Templates templates;

    ContractController(Contracts contracts, Templates templates) {
        this.contracts = contracts;
        this.templates = templates;
    }

    /** A contract as typed. */
    public record ContractForm(
            @Nullable Integer version,
            @Nullable String startsOn,
            @Nullable String endsOn,
            @Nullable String termMonths,
            Contract.@Nullable Renewal renewal,
            @Nullable String noticeDays,
            Contract.@Nullable Billing billing,
            @Nullable String signedOn) {

        static ContractForm of(@Nullable Contract contract) {
            return contract == null
                    ? new ContractForm(0, "", "", "", Contract.Renewal.NONE, "", null, "")
                    : new ContractForm(
                            contract.version(),
                            text(contract.startsOn()),
                            text(contract.endsOn()),
                            text(contract.termMonths()),
                            contract.renewal(),
                            text(contract.noticeDays()),
                            contract.billing(),
                            text(contract.signedOn()));
        }

        ContractForm at(int present) {
            return new ContractForm(present, startsOn, endsOn, termMonths, renewal, noticeDays, billing, signedOn);
        }

        public static String text(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }

        ContractDraft draft(List<Refusal> wrong) {
            return new ContractDraft(
                    day("startsOn", startsOn, wrong),
                    day("endsOn", endsOn, wrong),
                    number(termMonths),
                    renewal == null ? Contract.Renewal.NONE : renewal,
                    number(noticeDays),
                    billing,
                    day("signedOn", signedOn, wrong));
        }

        private static @Nullable LocalDate day(String field, @Nullable String typed, List<Refusal> wrong) {
            try {
                return text(typed).isBlank()
                        ? null
                        : LocalDate.parse(text(typed).strip());
            } catch (DateTimeException unreadable) {
                wrong.add(Refusal.at(field, "closing.refused.day"));
                return null;
            }
        }

        /** What can't be read is refused by the door. */
        private static @Nullable Integer number(@Nullable String typed) {
            String text = text(typed).strip();
            return text.isEmpty() ? null : text.matches("\\d{1,6}") ? Integer.valueOf(text) : -1;
        }
    }

    @GetMapping(CONTRACT)
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        return region(actor, ui, id);
    }

    @GetMapping(CONTRACT + "/edit")
    JteModel edit(Actor actor, Ui ui, @PathVariable UUID id) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        ContractForm form = ContractForm.of(contracts.find(actor, id).orElse(null));
        return templates.closingContractForm(ui, id, form, FormErrors.NONE);
    }

    @PutMapping(CONTRACT)
    ResponseEntity<JteModel> update(Actor actor, Ui ui, @PathVariable UUID id, ContractForm form) {
        List<Refusal> unread = new ArrayList<>();
        ContractDraft draft = form.draft(unread);
        int version = form.version() == null ? 0 : form.version();
        Result<Contract> put = unread.isEmpty() ? contracts.put(actor, id, version, draft) : Result.refused(unread);
        return switch (put) {
            case Result.Done<Contract> done ->
                ResponseEntity.ok()
                        .header("HX-Trigger", Toasts.event(Toast.done(ui.t("closing.saved")), "deals-changed"))
                        .body(region(actor, ui, id));
            case Result.Refused<Contract> refused ->
                FormErrors.refused(templates.closingContractForm(ui, id, form, new FormErrors(refused.refusals())));
            case Result.Stale<Contract> stale -> {
                FormErrors errors =
                        new FormErrors(List.of(Refusal.of("closing.contract.stale", words(ui, stale.current()))));
                yield FormErrors.stale(templates.closingContractForm(
                        ui, id, form.at(stale.current().version()), errors));
            }
        };
    }

    @DeleteMapping(CONTRACT)
    ResponseEntity<JteModel> delete(Actor actor, Ui ui, @PathVariable UUID id) {
        contracts.remove(actor, id);
        return ResponseEntity.ok()
                .header("HX-Trigger", Toasts.event(Toast.done(ui.t("closing.contract.removed")), "deals-changed"))
                .body(region(actor, ui, id));
    }

    private JteModel region(Actor actor, Ui ui, UUID id) {
        return templates.closingContract(
                ui,
                id,
                contracts.find(actor, id).orElse(null),
                actor.may(Right.EDIT_DEALS),
                ui.texts().today());
    }

    private static String words(Ui ui, Contract contract) {
        String end = contract.endsOn() == null
                ? ui.t("closing.contract.open-end")
                : ui.texts().date(contract.endsOn());
        return ui.texts().date(contract.startsOn()) + " – " + end + ", "
                + ui.t("closing.renewal." + contract.renewal().code());
    }
}
