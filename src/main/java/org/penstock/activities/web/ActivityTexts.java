package org.penstock.activities.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penstock.activities.Activity;
import org.penstock.deals.DealHistory;
import org.penstock.deals.FactTexts;
import org.penstock.deals.StageFact;
import org.penstock.kernel.Due;
import org.penstock.web.Ui;

/** Activities and entries of the ledger in plain words. */
public final class ActivityTexts {
    private ActivityTexts() {}

    public static String icon(Activity activity) {
        return switch (activity.kind()) {
            case TASK -> "checkbox";
            case CALL -> "phone";
            case MEETING -> "calendar-event";
            case NOTE -> "note";
        };
    }

    /** "today 15:30", "2 d late", "12 Nov". */
    public static String when(Ui ui, Activity activity) {
        Due due = activity.due();
        if (due == null) {
            return ui.t("activities.any-time");
        }
        LocalDate day = due.day(ui.texts().zone());
        long ahead = ChronoUnit.DAYS.between(ui.texts().today(), day);
        String time = due.at() == null ? "" : " " + ui.texts().time(due.at());
        if (ahead < 0 && activity.isOpen()) {
            return ui.t("activities.late", ui.texts().number(-ahead));
        }
        if (ahead == 0) {
            return ui.t("activities.today.word") + time;
        }
        return ahead == 1 ? ui.t("activities.tomorrow") + time : ui.texts().dateShort(day) + time;
    }

    /** The whole date, and the time where there is one; for the title of the short form. */
    public static String whole(Ui ui, Activity activity) {
        Due due = activity.due();
        if (due == null) {
            return "";
        }
        return due.at() == null ? ui.texts().date(due.on()) : ui.texts().dateTime(due.at());
    }

    public static String css(Ui ui, Activity activity) {
        if (activity.isLate(ui.texts().clock().instant(), ui.texts().zone())) {
            return "text-late";
        }
        boolean today = activity.due() != null
                && activity.due().day(ui.texts().zone()).equals(ui.texts().today());
        return today && activity.isOpen() ? "activity-today" : "text-secondary";
    }

    /** What it hangs on besides the deal, where it was and how a call went: one line. */
    public static String about(Ui ui, Activity activity) {
        List<String> parts = new ArrayList<>();
        if (activity.place() != null) {
            parts.add(activity.place());
        }
        if (activity.callOutcome() != null) {
            parts.add(ui.t("activities.call." + activity.callOutcome()));
        }
        return String.join(" · ", parts);
    }

    public static String icon(DealHistory.Line line) {
        return switch (line.kind()) {
            case "created" -> "plus";
            case "stage" -> "arrow-narrow-right";
            case "outcome" ->
                switch (line.outcome()) {
                    case WON -> "trophy";
                    case LOST -> "thumb-down";
                    case DISQUALIFIED -> "ban";
                    case OPEN -> "restore";
                };
            case "value" -> "coin";
            case "owner" -> "user";
            case "expected_close" -> "calendar";
            case "probability" -> "percentage";
            case "removed" -> "trash";
            case "restored" -> "restore";
            default -> "pencil";
        };
    }

    /** What happened, without who and when. */
    public static String what(Ui ui, DealHistory.Line line) {
        return switch (line.kind()) {
            case "created" -> ui.t("activities.ledger.created", text(line.stage()));
            case "stage" -> ui.t("activities.ledger.stage", text(line.fromStage()), text(line.stage()));
            case "outcome" -> outcome(ui, line);
            case "value" -> ui.t("activities.ledger.value", money(ui, line.valueBefore()), money(ui, line.value()));
            case "owner" ->
                line.owner() == null
                        ? ui.t("activities.ledger.owner-none")
                        : ui.t("activities.ledger.owner", line.owner());
            case "expected_close" -> ui.t("activities.ledger.expected-close", closes(ui, line));
            case "probability" -> ui.t("activities.ledger.probability", line.before(), line.probability());
            case "removed" -> ui.t("activities.ledger.removed");
            case "restored" -> ui.t("activities.ledger.restored");
            default -> facts(ui, line.detail());
        };
    }

    /** By what means, where it was not a person's click. */
    public static String means(Ui ui, DealHistory.Line line) {
        if (line.reconstructed()) {
            return ui.t("activities.ledger.reconstructed");
        }
        return line.via().equals("person") || line.via().equals("system")
                ? ""
                : ui.t("activities.ledger.via." + line.via());
    }

    private static String outcome(Ui ui, DealHistory.Line line) {
        String key = "activities.ledger.outcome." + line.outcome().code();
        return line.reason() == null ? ui.t(key) : ui.t("activities.ledger.outcome-reason", ui.t(key), line.reason());
    }

    private static String closes(Ui ui, DealHistory.Line line) {
        return line.expectedClose() == null ? "—" : ui.texts().date(line.expectedClose());
    }

    /** Plain facts by their names; what a stage's tool did in a sentence of its own. */
    private static String facts(Ui ui, Map<String, Object> detail) {
        List<String> fields = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        detail.forEach((field, change) -> {
            if (StageFact.isName(field)) {
                parts.add(ofTool(ui, field, change));
            } else {
                fields.add(
                        field.startsWith("custom.")
                                ? field.substring("custom.".length())
                                : ui.t("deals.field." + field));
            }
        });
        if (!fields.isEmpty()) {
            parts.addFirst(ui.t("activities.ledger.fact", String.join(", ", fields)));
        }
        return String.join("; ", parts);
    }

    private static String ofTool(Ui ui, String field, Object change) {
        boolean pair = change instanceof Map<?, ?>;
        Object from = pair ? ((Map<?, ?>) change).get("from") : null;
        Object to = pair ? ((Map<?, ?>) change).get("to") : change;
        String key = field.replaceFirst("\\.", ".ledger.");
        return ui.t(key, shown(ui, field, from), shown(ui, field, to));
    }

    private static String shown(Ui ui, String field, @org.jspecify.annotations.Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.isEmpty() ? "—" : day(ui, text).orElseGet(() -> FactTexts.word(ui.texts(), field, text));
    }

    /** Days stand in the ledger as "2026-11-28". */
    private static Optional<String> day(Ui ui, String text) {
        try {
            return text.length() == 10 ? Optional.of(ui.texts().date(LocalDate.parse(text))) : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static String money(Ui ui, org.penstock.kernel.@org.jspecify.annotations.Nullable Money money) {
        return money == null ? "—" : ui.money(money);
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
