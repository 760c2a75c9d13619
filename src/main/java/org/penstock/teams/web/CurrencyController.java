package org.penstock.teams.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.teams.Company;
import org.penstock.teams.ExchangeRates;
import org.penstock.teams.PastedRates;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Exchange rates: what one unit of a currency is worth in the company's, from a day on. */
@PageController
public class CurrencyController {
    private static final String ALL = "/settings/currencies";

    private final ExchangeRates rates;
    private final Company company;
    private final Templates templates;

    CurrencyController(ExchangeRates rates, Company company, Templates templates) {
        this.rates = rates;
        this.company = company;
        this.templates = templates;
    }

    /** A rate as typed, and the lines as pasted. */
    public record Form(String code, String day, String rate, String lines) {
        public Form {
            code = code == null ? "" : code;
            day = day == null ? "" : day;
            rate = rate == null ? "" : rate;
            lines = lines == null ? "" : lines;
        }
    }

    @GetMapping(ALL)
    JteModel list(Actor actor, Ui ui, @RequestParam(defaultValue = "1") int page) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        return page(actor, ui, page, fresh(ui, ""), FormErrors.NONE);
    }

    @PostMapping(ALL)
    ResponseEntity<?> create(Actor actor, Ui ui, Form form) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        Optional<BigDecimal> rate = PastedRates.rate(form.rate());
        Optional<LocalDate> day = day(form.day());
        if (rate.isPresent() && day.isPresent() && CompanyChoices.currency(form.code())) {
            rates.put(actor, List.of(new ExchangeRates.ExchangeRate(form.code(), day.get(), rate.get())));
            return Redirects.to(ui, ALL, Toast.done(ui.t("teams.saved")));
        }
        FormErrors errors = new FormErrors(List.of(Refusal.at("rate", "teams.rate.unreadable")));
        return FormErrors.refused(page(actor, ui, 1, form, errors));
    }

    /** Several lines at once: all of them or none. */
    @PostMapping(ALL + "/pasted")
    ResponseEntity<?> paste(Actor actor, Ui ui, Form form) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        return switch (PastedRates.of(form.lines(), CompanyChoices::currency)) {
            case Result.Done<List<ExchangeRates.ExchangeRate>>(var read) ->
                Redirects.to(ui, ALL, Toast.done(ui.n("teams.rates.entered", rates.put(actor, read))));
            case Result.Refused<List<ExchangeRates.ExchangeRate>>(var refusals) ->
                FormErrors.refused(page(actor, ui, 1, fresh(ui, form.lines()), new FormErrors(refusals)));
            case Result.Stale<List<ExchangeRates.ExchangeRate>> impossible ->
                throw new IllegalStateException("Typed text was stale");
        };
    }

    @DeleteMapping(ALL + "/{code}/{day}")
    ResponseEntity<?> delete(Actor actor, Ui ui, @PathVariable String code, @PathVariable LocalDate day) {
        UUID removal = rates.remove(actor, code, day);
        return removed(ui, ui.t("teams.rate.removed", code, ui.texts().date(day)), removal);
    }

    /** All rates of a currency. */
    @DeleteMapping(ALL + "/{code}")
    ResponseEntity<?> deleteAll(Actor actor, Ui ui, @PathVariable String code) {
        return removed(ui, ui.t("teams.rates.removed", code), rates.removeAll(actor, code));
    }

    @PostMapping(ALL + "/removals/{removal}/restoration")
    ResponseEntity<?> restore(Actor actor, Ui ui, @PathVariable UUID removal) {
        return Redirects.to(ui, ALL, Toast.done(ui.n("teams.rates.back", rates.putBack(actor, removal))));
    }

    private static ResponseEntity<?> removed(Ui ui, String text, UUID removal) {
        return Redirects.to(ui, ALL, Toast.done(text).undo(ALL + "/removals/" + removal + "/restoration"));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Form fresh(Ui ui, String lines) {
        return new Form("USD", ui.texts().today().toString(), "", lines);
    }

    private JteModel page(Actor actor, Ui ui, int number, Form form, FormErrors errors) {
        return templates.teamsCurrencies(
                ui,
                rates.list(actor, "", number),
                rates.latest(actor),
                company.settings().currency(),
                form,
                errors);
    }
}
