package org.penstock.negotiation.web;

import java.util.Map;
import org.penstock.web.FormErrors;
import org.penstock.web.Ui;

/**
 * What was typed into one of the region's forms and could not be taken; it stands there again with what is wrong.
 *
 * @param form the form: round, approval, floor, or the id of the round or approval
 */
public record Typed(String form, Map<String, String> values, FormErrors errors) {
    static final Typed NOTHING = new Typed("", Map.of(), FormErrors.NONE);

    public Typed {
        values = Map.copyOf(values);
    }

    public String value(String of, String field, String otherwise) {
        return form.equals(of) ? values.getOrDefault(field, otherwise) : otherwise;
    }

    public String error(Ui ui, String of, String field) {
        return form.equals(of) ? errors.of(ui, field) : "";
    }

    public FormErrors errors(String of) {
        return form.equals(of) ? errors : FormErrors.NONE;
    }

    public boolean in(String of) {
        return form.equals(of);
    }
}
