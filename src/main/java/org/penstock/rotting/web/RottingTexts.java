package org.penstock.rotting.web;

import org.penstock.rotting.RottingDeal;
import org.penstock.web.Ui;

/** Why a deal rots and what is to be done, in sentences. */
public final class RottingTexts {
    private RottingTexts() {}

    /** "Waiting for the customer since 12 Nov: a message was left, 9 worked days ago." */
    public static String reason(Ui ui, RottingDeal deal) {
        String touched = ui.texts().dateShort(ui.texts().day(deal.touchedAt()));
        String last = ui.t("rotting.touch." + deal.touch());
        String silent = ui.n("rotting.silent", deal.silent());
        return switch (deal.reason()) {
            case "late" -> ui.t("rotting.reason.late", String.valueOf(deal.stepTitle()), due(ui, deal));
            case "woken" ->
                ui.t(
                        "rotting.reason.woken",
                        ui.texts().dateShort(deal.snoozedUntil()),
                        String.valueOf(deal.snoozeReason()));
            case "customer" -> ui.t("rotting.reason.customer", touched, last, silent);
            case "untouched" -> ui.t("rotting.reason.untouched", touched, silent);
            case "idle" -> ui.t("rotting.reason.idle", touched, last, silent);
            default -> ui.t("rotting.reason.none", touched, last);
        };
    }

    /** "The stage allows 7 worked days, learned from 143 won deals." */
    public static String allowed(Ui ui, RottingDeal deal) {
        if (deal.threshold() == null) {
            return ui.t("rotting.unwatched");
        }
        String days = ui.n("rotting.days", deal.threshold());
        if (deal.byHand()) {
            return ui.t("rotting.allowed.hand", days);
        }
        return deal.learnedFrom() > 0
                ? ui.t("rotting.allowed.learned", days, ui.n("rotting.deals", deal.learnedFrom()))
                : ui.t("rotting.allowed.default", days);
    }

    /** What is to be done; also the subject of the call that the button plans. */
    public static String next(Ui ui, RottingDeal deal) {
        String who = deal.personName() != null
                ? deal.personName()
                : deal.organisationName() != null ? deal.organisationName() : deal.title();
        return deal.next().equals("do")
                ? ui.t("rotting.next.do", String.valueOf(deal.stepTitle()))
                : ui.t("rotting.next." + deal.next(), who);
    }

    private static String due(Ui ui, RottingDeal deal) {
        if (deal.stepDue() == null) {
            return "";
        }
        return ui.texts()
                .dateShort(
                        deal.stepDue().on() != null
                                ? deal.stepDue().on()
                                : ui.texts().day(deal.stepDue().key()));
    }
}
