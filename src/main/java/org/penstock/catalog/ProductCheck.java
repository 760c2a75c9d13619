package org.penstock.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Names;
import org.penstock.kernel.Refusal;

/** What is wrong with a draft of a product by itself, without a look at the database. */
final class ProductCheck {
    private ProductCheck() {}

    static List<Refusal> of(ProductDraft draft) {
        List<Refusal> refusals = new ArrayList<>();
        if (Names.key(draft.name()).isEmpty()) {
            refusals.add(Refusal.at("name", "catalog.refused.name-empty"));
        }
        tooLong(refusals, "name", draft.name(), ProductDraft.NAME_MAX);
        tooLong(refusals, "code", draft.code(), ProductDraft.CODE_MAX);
        tooLong(refusals, "category", draft.category(), ProductDraft.LINE_MAX);
        tooLong(refusals, "unit", draft.unit(), ProductDraft.LINE_MAX);
        tooLong(refusals, "description", draft.description(), ProductDraft.DESCRIPTION_MAX);
        return refusals;
    }

    private static void tooLong(List<Refusal> refusals, String field, @Nullable String text, int most) {
        if (text != null && text.length() > most) {
            refusals.add(Refusal.at(field, "catalog.refused.too-long", most));
        }
    }
}
