package org.penstock.customers.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.penstock.customers.Customer;
import org.penstock.web.Ui;

/** Reasons of health and months, in words. */
public final class CustomerTexts {
    private CustomerTexts() {}

    /** "No touch for 90 days (−30)". */
    public static List<String> reasons(Ui ui, Customer customer) {
        return customer.reasons().stream()
                .map(reason -> reason.split(":", 2))
                .map(reason -> ui.t("customers.reason." + reason[0]) + " (−" + reason[1] + ")")
                .toList();
    }

    public static String month(Ui ui, LocalDate first) {
        return DateTimeFormatter.ofPattern("LLL yyyy", ui.texts().locale()).format(first);
    }

    public static String shortMonth(Ui ui, LocalDate first) {
        return DateTimeFormatter.ofPattern("LLL", ui.texts().locale()).format(first);
    }

    /** The height of a column in percent of the drawing; above it stands its figure, below its month. */
    public static String height(long ended, long most) {
        return percent(ended, most) + "%";
    }

    public static String top(long ended, long most) {
        return (86 - percent(ended, most)) + "%";
    }

    /** Where the figure above a column stands. */
    public static String above(long ended, long most) {
        return (83 - percent(ended, most)) + "%";
    }

    /** Where a column of twelve begins. */
    public static String left(int month) {
        return (month * 8 + 2) + "%";
    }

    public static String middle(int month) {
        return (month * 8 + 4.5) + "%";
    }

    private static long percent(long ended, long most) {
        return most == 0 ? 0 : Math.round(70.0 * ended / most);
    }
}
