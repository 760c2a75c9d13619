package org.penstock.web;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Set;
import org.penstock.kernel.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The refusals that a form shows: next to their field, or above the form when they belong to none. */
public record FormErrors(List<Refusal> refusals) {
    public static final FormErrors NONE = new FormErrors(List.of());

    public FormErrors {
        refusals = List.copyOf(refusals);
    }

    public boolean any() {
        return !refusals.isEmpty();
    }

    /** The text for one field; empty when there is nothing to say. */
    public String of(Ui ui, String field) {
        return ui.errors(refusals, field);
    }

    /** The texts that belong to none of the fields that the form shows. */
    public List<String> others(Ui ui, List<String> shown) {
        Set<String> fields = Set.copyOf(shown);
        return refusals.stream()
                .filter(refusal -> refusal.field() == null || !fields.contains(refusal.field()))
                .map(ui.texts()::of)
                .distinct()
                .toList();
    }

    /** The form again with its errors: 422, which htmx swaps in like any other answer. */
    public static ResponseEntity<JteModel> refused(JteModel form) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(form);
    }

    /** The form again with both versions, because somebody else was faster: 409, swapped in too. */
    public static ResponseEntity<JteModel> stale(JteModel form) {
        return ResponseEntity.status(HttpStatus.CONFLICT).body(form);
    }
}
