package org.penstock.qualification.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPage;
import org.penstock.deals.Outcome;
import org.penstock.qualification.Qualification;
import org.penstock.web.FormErrors;
import org.penstock.web.Option;

/**
 * What the card's template shows.
 *
 * @param theirs what somebody else has saved meanwhile; null where nobody has
 */
public record QualificationCard(
        DealPage page,
        Qualification card,
        QualificationForm form,
        @Nullable Qualification theirs,
        List<Option> reasons,
        boolean edit,
        FormErrors errors) {

    public QualificationCard {
        reasons = List.copyOf(reasons);
    }

    static QualificationCard of(DealPage page, Qualification card, List<Option> reasons, boolean mayEdit) {
        return new QualificationCard(
                page, card, QualificationForm.of(card), null, reasons, mayEdit && !page.isRemoved(), FormErrors.NONE);
    }

    public boolean isOpen() {
        return page.deal().outcome() == Outcome.OPEN;
    }

    public boolean edits() {
        return edit;
    }

    /** The fields that show their own errors. */
    public List<String> fields() {
        List<String> fields = new java.util.ArrayList<>(List.of("backOn", "reason", "note"));
        card.items().forEach(item -> {
            String at = "answers." + item.criterion().key();
            fields.addAll(List.of(at, at + ".evidence", at + ".said", at + ".person"));
        });
        return fields;
    }
}
