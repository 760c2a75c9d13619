package org.penstock.customers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageIntake;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.springframework.stereotype.Component;

/** A file may bring what people enter about the customer of a won deal; what is reckoned from it follows. */
@Component
class CustomersIntake implements StageIntake {
    private final Customers customers;

    CustomersIntake(Customers customers) {
        this.customers = customers;
    }

    @Override
    public List<StageFact> columns() {
        return List.of(
                StageFact.number("customers", "rhythm"),
                StageFact.word("customers", "usage", Customers.USAGES),
                StageFact.number("customers", "issues"),
                StageFact.date("customers", "left"),
                StageFact.text("customers", "left_reason"));
    }

    @Override
    public Optional<Refusal> refusal(String fact, String value) {
        if (fact.equals(CustomerRows.RHYTHM)) {
            return isWhole(value, 1, Customers.WEEKS_MAX)
                    ? Optional.empty()
                    : Optional.of(Refusal.at(fact, "customers.refused.weeks", Customers.WEEKS_MAX));
        }
        if (fact.equals(CustomerRows.ISSUES)) {
            return isWhole(value, 0, Customers.ISSUES_MAX)
                    ? Optional.empty()
                    : Optional.of(Refusal.at(fact, "customers.refused.issues", Customers.ISSUES_MAX));
        }
        if (fact.equals(CustomerRows.LEFT)) {
            return day(value) == null ? Optional.of(Refusal.at(fact, "customers.refused.left-on")) : Optional.empty();
        }
        if (fact.equals(CustomerRows.LEFT_REASON) && value.strip().length() > Customers.REASON_MAX) {
            return Optional.of(Refusal.at(fact, "customers.refused.left-reason", Customers.REASON_MAX));
        }
        return Optional.empty();
    }

    /** A row of a deal that is not won, or that says who left without why, leaves the customer as it was. */
    @Override
    public void write(Actor actor, Map<UUID, Map<String, String>> values) {
        values.forEach((deal, read) -> customers
                .of(actor, deal)
                .ifPresent(customer ->
                        customers.change(actor, customer.id(), customer.version(), inputs(customer, read))));
    }

    private static Customers.Inputs inputs(Customer was, Map<String, String> read) {
        LocalDate left = read.containsKey(CustomerRows.LEFT) ? day(read.get(CustomerRows.LEFT)) : was.leftOn();
        return new Customers.Inputs(
                number(read, CustomerRows.RHYTHM, was.checkInWeeks()),
                text(read, CustomerRows.USAGE, was.usage()),
                Optional.ofNullable(number(read, CustomerRows.ISSUES, was.issues()))
                        .orElse(0),
                left,
                left == null ? null : text(read, CustomerRows.LEFT_REASON, was.leftReason()));
    }

    private static @Nullable Integer number(Map<String, String> read, String fact, @Nullable Integer was) {
        String value = read.get(fact);
        return value == null
                ? was
                : value.isBlank() ? null : Integer.valueOf(new java.math.BigDecimal(value.strip()).intValueExact());
    }

    private static @Nullable String text(Map<String, String> read, String fact, @Nullable String was) {
        String value = read.get(fact);
        return value == null ? was : value.isBlank() ? null : value.strip();
    }

    private static boolean isWhole(String value, int least, int most) {
        try {
            int number = new java.math.BigDecimal(value.strip()).intValueExact();
            return number >= least && number <= most;
        } catch (ArithmeticException noWhole) {
            return false;
        }
    }

    private static @Nullable LocalDate day(@Nullable String value) {
        try {
            return value == null || value.isBlank() ? null : LocalDate.parse(value.strip());
        } catch (DateTimeException noDay) {
            return null;
        }
    }
}
