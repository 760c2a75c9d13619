package org.penstock.leads.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.penstock.web.Ui;

/** Spans of time in two units: "3 d 4 h", "5 h 12 min", "8 min". A day has 24 hours; working time is told in hours. */
public record Spans(Ui ui) {
    public String wall(@Nullable Duration span) {
        if (span == null) {
            return "–";
        }
        return span.toDays() > 0
                ? ui.t("leads.span.days", number(span.toDays()), number(span.toHoursPart()))
                : working(span);
    }

    public String working(@Nullable Duration span) {
        if (span == null) {
            return "–";
        }
        return span.toHours() > 0
                ? ui.t("leads.span.hours", number(span.toHours()), number(span.toMinutesPart()))
                : ui.t("leads.span.minutes", number(span.toMinutes()));
    }

    private String number(long count) {
        return ui.texts().number(count);
    }
}
