package org.penstock.deals.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.penstock.deals.DealCard;
import org.penstock.web.Ui;

/** A next step in the fewest words: "today", "Fri", "2 d late", "12 Nov". */
public final class StepTexts {
    private static final int WEEKDAYS_MAX = 6;

    private StepTexts() {}

    public static String when(Ui ui, DealCard.Step step) {
        if (step.due() == null) {
            return "";
        }
        LocalDate day = step.due().day(ui.texts().zone());
        long ahead = ChronoUnit.DAYS.between(ui.texts().today(), day);
        if (ahead < 0) {
            return ui.t("deals.step.late", ui.texts().number(-ahead));
        }
        if (step.isLate(ui.texts().clock().instant(), ui.texts().zone())) {
            return ui.t("deals.step.late-today");
        }
        if (ahead == 0) {
            return ui.t("deals.step.today");
        }
        return ahead <= WEEKDAYS_MAX
                ? DateTimeFormatter.ofPattern("EEE", ui.texts().locale()).format(day)
                : ui.texts().dateShort(day);
    }

    /** Late ones differ by word and colour, today's by colour and weight. */
    public static String css(Ui ui, DealCard.Step step) {
        if (step.due() == null) {
            return "";
        }
        if (step.isLate(ui.texts().clock().instant(), ui.texts().zone())) {
            return "is-late";
        }
        return step.due().day(ui.texts().zone()).equals(ui.texts().today()) ? "is-today" : "";
    }

    public static String icon(DealCard.Step step) {
        return switch (step.kind()) {
            case "call" -> "phone";
            case "meeting" -> "calendar-event";
            default -> "checkbox";
        };
    }
}
