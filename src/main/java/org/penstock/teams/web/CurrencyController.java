package org.penstock.teams.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Right;
import org.penstock.teams.Company;
import org.penstock.teams.ExchangeRates;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Exchange rates: what one unit of a currency is worth in the company's, from a day on. */
@PageController
public class CurrencyController {
    private final ExchangeRates rates;
    private final Company company;
    private final Templates templates;

    CurrencyController(ExchangeRates rates, Company company, Templates templates) {
        this.rates = rates;
        this.company = company;
        this.templates = templates;
    }

    /** A rate as typed. */
    public record Form(String code, String day, String rate) {}

    @GetMapping("/settings/currencies")
    JteModel list(Actor actor, Ui ui, @RequestParam(defaultValue = "1") int page) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        return page(actor, ui, page, new Form("USD", ui.texts().today().toString(), ""), FormErrors.NONE);
    }

    @PostMapping("/settings/currencies")
    ResponseEntity<?> create(Actor actor, Ui ui, Form form) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        try {
            BigDecimal rate = new BigDecimal(form.rate().strip().replace(',', '.'));
            LocalDate day = LocalDate.parse(form.day().strip());
            if (rate.signum() > 0 && CompanyChoices.currency(form.code()) && rate.precision() < 20) {
                rates.put(actor, List.of(new ExchangeRates.ExchangeRate(form.code(), day, rate)));
                return Redirects.to(ui, "/settings/currencies", Toast.done(ui.t("teams.saved")));
            }
        } catch (NumberFormatException | DateTimeException unreadable) {
            // The answer below says what a rate looks like.
        }
        FormErrors errors = new FormErrors(List.of(Refusal.at("rate", "teams.rate.unreadable")));
        return FormErrors.refused(page(actor, ui, 1, form, errors));
    }

    private JteModel page(Actor actor, Ui ui, int number, Form form, FormErrors errors) {
        return templates.teamsCurrencies(
                ui, rates.list(actor, "", number), company.settings().currency(), form, errors);
    }
}
