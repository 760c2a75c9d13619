package org.penstock.playbooks.web;

import org.jspecify.annotations.Nullable;
import org.penstock.deals.StageFact;
import org.penstock.playbooks.PlaybookDifference;
import org.penstock.web.Ui;

/** Differences of playbooks in words. */
public final class DifferenceTexts {
    private DifferenceTexts() {}

    /** "Proposal: gate, value". */
    public static String what(Ui ui, PlaybookDifference difference) {
        String what = ui.t("playbooks.difference." + difference.what());
        String place = difference.what().equals("part") ? PartCells.title(ui, difference.place()) : difference.place();
        String head = place.isEmpty() ? what : place + ": " + what;
        return difference.item().isEmpty() ? head : head + ", " + item(ui, difference);
    }

    public static String value(Ui ui, PlaybookDifference difference, @Nullable String value) {
        if (value == null) {
            return "—";
        }
        return switch (difference.what()) {
            case "kind" -> ui.t("deals.kind." + value);
            case "gate" -> gate(ui, value);
            case "activity" -> activity(ui, value);
            default -> value;
        };
    }

    private static String item(Ui ui, PlaybookDifference difference) {
        String item = difference.item();
        if (!difference.what().equals("gate") || item.startsWith("custom.")) {
            return item;
        }
        return StageFact.isName(item)
                ? ui.texts().orElse(StageFact.key(item), item)
                : ui.texts().orElse("deals.field." + item, item);
    }

    private static String gate(Ui ui, String value) {
        int space = value.indexOf(' ');
        return ui.t("deals.operator." + value.substring(0, space)) + value.substring(space);
    }

    private static String activity(Ui ui, String value) {
        int plus = value.indexOf(" +");
        return ui.t("playbooks.activity." + value.substring(0, plus)) + value.substring(plus);
    }
}
