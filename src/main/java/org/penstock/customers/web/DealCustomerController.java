package org.penstock.customers.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.closing.Contract;
import org.penstock.closing.Contracts;
import org.penstock.customers.Customer;
import org.penstock.customers.Customers;
import org.penstock.customers.Renewals;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealRow;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** Retention's tool on the page of a won deal. */
@PageController
public class DealCustomerController {
    private static final String DEAL = "/deals/{id:[0-9a-f-]{36}}";

    private final Customers customers;
    private final Renewals renewals;
    private final Contracts contracts;
    private final DealPages deals;
    private final Templates templates;

    DealCustomerController(
            Customers customers, Renewals renewals, Contracts contracts, DealPages deals, Templates templates) {
        this.customers = customers;
        this.renewals = renewals;
        this.contracts = contracts;
        this.deals = deals;
        this.templates = templates;
    }

    /** What people enter, as typed. */
    public record Form(
            @Nullable String weeks,
            @Nullable String usage,
            @Nullable String issues,
            @Nullable String leftOn,
            @Nullable String leftReason,
            @Nullable Integer version) {

        static Form of(Customer customer) {
            return new Form(
                    text(customer.checkInWeeks()),
                    text(customer.usage()),
                    String.valueOf(customer.issues()),
                    text(customer.leftOn()),
                    text(customer.leftReason()),
                    customer.version());
        }

        public String or(@Nullable String value) {
            return value == null ? "" : value;
        }

        Customers.@Nullable Inputs read(List<Refusal> refusals) {
            Integer rhythm = number(weeks, "checkInWeeks", refusals);
            Integer open = number(issues, "issues", refusals);
            LocalDate left = null;
            try {
                left = or(leftOn).isBlank() ? null : LocalDate.parse(or(leftOn).strip());
            } catch (DateTimeException unreadable) {
                refusals.add(Refusal.at("leftOn", "customers.refused.left-on"));
            }
            return refusals.isEmpty()
                    ? new Customers.Inputs(
                            rhythm, or(usage).isBlank() ? null : usage, open == null ? 0 : open, left, leftReason)
                    : null;
        }

        private @Nullable Integer number(@Nullable String text, String field, List<Refusal> refusals) {
            String number = or(text).strip();
            if (number.isEmpty()) {
                return null;
            }
            if (!number.matches("\\d{1,6}")) {
                refusals.add(Refusal.at(field, "customers.refused.number"));
                return null;
            }
            return Integer.valueOf(number);
        }

        private static String text(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }
    }

    /** A deal that this one led to, as far as one sees it. */
    public record Further(DealRow deal, boolean renewal) {}

    /** The region. */
    public record Shown(
            DealRow deal,
            @Nullable Customer customer,
            @Nullable Contract contract,
            List<Further> further,
            @Nullable DealRow origin) {
        public Shown {
            further = List.copyOf(further);
        }

        public boolean isRenewed() {
            return further.stream().anyMatch(Further::renewal);
        }
    }

    @GetMapping(DEAL + "/customer")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        Shown shown = shown(actor, id);
        return templates.customersDeal(
                ui, shown, shown.customer() == null ? null : Form.of(shown.customer()), FormErrors.NONE);
    }

    @PutMapping(DEAL + "/customer")
    ResponseEntity<?> update(Actor actor, Ui ui, @PathVariable UUID id, Form form) {
        Customer before = customers.of(actor, id).orElseThrow(() -> new Missing("Customer"));
        List<Refusal> refusals = new ArrayList<>();
        Customers.Inputs inputs = form.read(refusals);
        if (inputs == null) {
            return FormErrors.refused(templates.customersDeal(ui, shown(actor, id), form, new FormErrors(refusals)));
        }
        int version = form.version() == null ? 0 : form.version();
        return switch (customers.change(actor, before.id(), version, inputs)) {
            case Result.Done<Customer> done -> {
                Shown now = shown(actor, id);
                yield ResponseEntity.ok()
                        .header("HX-Trigger", Toasts.event(Toast.done(ui.t("customers.saved")), "deals-changed"))
                        .body(templates.customersDeal(ui, now, Form.of(before(now)), FormErrors.NONE));
            }
            case Result.Refused<Customer>(List<Refusal> wrong) ->
                FormErrors.refused(templates.customersDeal(ui, shown(actor, id), form, new FormErrors(wrong)));
            case Result.Stale<Customer>(Customer now) ->
                FormErrors.stale(templates.customersDeal(
                        ui,
                        shown(actor, id),
                        new Form(
                                form.weeks(),
                                form.usage(),
                                form.issues(),
                                form.leftOn(),
                                form.leftReason(),
                                now.version()),
                        new FormErrors(List.of(Refusal.of(
                                "customers.stale",
                                Form.text(now.checkInWeeks()),
                                Form.text(now.usage()),
                                now.issues())))));
        };
    }

    @PostMapping(DEAL + "/renewal")
    ResponseEntity<?> renew(Actor actor, Ui ui, @PathVariable UUID id) {
        DealRow deal = deals.require(actor, id);
        return answer(
                ui, renewals.renew(actor, id, ui.t("customers.renewal.title", deal.title())), "customers.renewal.done");
    }

    @PostMapping(DEAL + "/upsell")
    ResponseEntity<?> upsell(Actor actor, Ui ui, @PathVariable UUID id) {
        DealRow deal = deals.require(actor, id);
        return answer(
                ui, renewals.upsell(actor, id, ui.t("customers.upsell.title", deal.title())), "customers.upsell.done");
    }

    private static ResponseEntity<?> answer(Ui ui, Result<UUID> made, String key) {
        if (made instanceof Result.Refused<UUID> refused) {
            return ResponseEntity.unprocessableContent()
                    .header("HX-Reswap", "none")
                    .header(
                            "HX-Trigger",
                            Toasts.event(Toast.problem(
                                    ui.texts().of(refused.refusals().getFirst()))))
                    .build();
        }
        return Redirects.to(ui, "/deals/" + made.orElseThrow(), Toast.done(ui.t(key)));
    }

    private static Customer before(Shown now) {
        return java.util.Objects.requireNonNull(now.customer());
    }

    private Shown shown(Actor actor, UUID id) {
        DealRow deal = deals.require(actor, id);
        List<Further> further = new ArrayList<>();
        for (Renewals.Linked linked : renewals.of(actor, id)) {
            seen(actor, linked.deal()).ifPresent(row -> further.add(new Further(row, linked.renewal())));
        }
        return new Shown(
                deal,
                customers.of(actor, id).orElse(null),
                contracts.find(actor, id).orElse(null),
                further,
                renewals.origin(actor, id).flatMap(of -> seen(actor, of)).orElse(null));
    }

    private java.util.Optional<DealRow> seen(Actor actor, UUID deal) {
        try {
            return java.util.Optional.of(deals.require(actor, deal));
        } catch (Missing hidden) {
            return java.util.Optional.empty();
        }
    }
}
