package org.penstock.teams.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.teams.Company;
import org.penstock.teams.CompanySettings;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The company's settings. */
@PageController
public class CompanyController {
    private final Company company;
    private final Templates templates;

    CompanyController(Company company, Templates templates) {
        this.company = company;
        this.templates = templates;
    }

    /** The settings as typed. */
    public record Form(
            int version,
            String name,
            String zone,
            String currency,
            String language,
            int firstDay,
            int fiscalMonth,
            String country,
            String visibility) {

        static Form of(CompanySettings now) {
            return new Form(
                    now.version(),
                    now.name(),
                    now.zone().getId(),
                    now.currency(),
                    now.language().getLanguage(),
                    now.firstDayOfWeek().getValue(),
                    now.fiscalYearStartMonth(),
                    now.defaultCountry(),
                    now.dealVisibility().code());
        }

        CompanySettings settings(CompanySettings now) {
            return new CompanySettings(
                    name,
                    ZoneId.of(zone),
                    currency,
                    Locale.of(language),
                    DayOfWeek.of(Math.clamp(firstDay, 1, 7)),
                    Math.clamp(fiscalMonth, 1, 12),
                    country,
                    CompanySettings.DealVisibility.of(visibility),
                    now.setUpAt(),
                    version);
        }
    }

    @GetMapping("/settings/company")
    JteModel show(Actor actor, Ui ui) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        return templates.teamsCompany(ui, Form.of(company.settings()), FormErrors.NONE);
    }

    @PostMapping("/settings/company")
    ResponseEntity<?> update(Actor actor, Ui ui, Form form) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        List<Refusal> refusals = new ArrayList<>();
        CompanyChoices.check(refusals, form.zone(), form.currency(), form.language());
        if (!refusals.isEmpty()) {
            return FormErrors.refused(templates.teamsCompany(ui, form, new FormErrors(refusals)));
        }
        Result<CompanySettings> changed = company.change(actor, form.settings(company.settings()));
        if (changed instanceof Result.Done<CompanySettings>) {
            return Redirects.to(ui, "/settings/company", Toast.done(ui.t("teams.saved")));
        }
        if (changed instanceof Result.Refused<CompanySettings> refused) {
            return FormErrors.refused(templates.teamsCompany(ui, form, new FormErrors(refused.refusals())));
        }
        Form now = Form.of(company.settings());
        return FormErrors.stale(templates.teamsCompany(ui, now, new FormErrors(List.of(Refusal.of("teams.stale")))));
    }
}
