package org.penstock.customers.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Map;
import org.penstock.customers.CustomerRules;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** When renewals are opened and from when on silence counts. */
@PageController
public class CustomerSettingsController {
    private static final String PAGE = "/settings/customers";

    private final CustomerRules rules;
    private final Templates templates;

    CustomerSettingsController(CustomerRules rules, Templates templates) {
        this.rules = rules;
        this.templates = templates;
    }

    /** What the form holds, as typed. */
    public record Typed(String renewalDays, String silentDays, int version) {
        static Typed of(CustomerRules.Rule rule) {
            return new Typed(String.valueOf(rule.renewalDays()), String.valueOf(rule.silentDays()), rule.version());
        }
    }

    @GetMapping(PAGE)
    JteModel show(Actor actor, Ui ui) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        return templates.customersSettings(ui, Typed.of(rules.get(actor)), FormErrors.NONE);
    }

    @PostMapping(PAGE)
    ResponseEntity<?> update(Actor actor, Ui ui, @RequestParam Map<String, String> form) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Typed typed = new Typed(
                form.getOrDefault("renewalDays", ""),
                form.getOrDefault("silentDays", ""),
                number(form.getOrDefault("version", "")));
        Result<CustomerRules.Rule> put = rules.put(
                actor,
                new CustomerRules.Rule(number(typed.renewalDays()), number(typed.silentDays()), typed.version()));
        return switch (put) {
            case Result.Done<CustomerRules.Rule> done ->
                Redirects.to(ui, PAGE, Toast.done(ui.t("customers.rules.saved")));
            case Result.Refused<CustomerRules.Rule> refused ->
                FormErrors.refused(templates.customersSettings(ui, typed, new FormErrors(refused.refusals())));
            case Result.Stale<CustomerRules.Rule> stale ->
                FormErrors.stale(templates.customersSettings(
                        ui,
                        new Typed(
                                typed.renewalDays(),
                                typed.silentDays(),
                                rules.get(actor).version()),
                        new FormErrors(java.util.List.of(Refusal.of("customers.rules.stale")))));
        };
    }

    /** What is no number of days is none that may be said. */
    private static int number(String text) {
        return text.strip().matches("\\d{1,6}") ? Integer.parseInt(text.strip()) : 0;
    }
}
