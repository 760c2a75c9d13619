package org.penstock.fields.rest;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.CustomField;
import org.penstock.fields.CustomFields;
import org.penstock.fields.FieldDraft;
import org.penstock.fields.FieldType;
import org.penstock.fields.Label;
import org.penstock.fields.Labels;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.rest.Answers;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Doc;
import org.penstock.rest.IfMatch;
import org.penstock.rest.Listing;
import org.penstock.rest.Operation;
import org.penstock.rest.Scope;
import org.penstock.rest.Sent;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Custom fields and labels over the API. They are retired, not deleted: records keep what they have. */
@ApiController
class FieldApiController {
    private static final String FIELDS = "/api/v1/fields";
    private static final String LABELS = "/api/v1/labels";

    private final CustomFields fields;
    private final Labels labels;

    FieldApiController(CustomFields fields, Labels labels) {
        this.fields = fields;
        this.labels = labels;
    }

    /** A field. */
    @Doc("A custom field.")
    record FieldJson(
            @Doc("Its id.") UUID id,
            @Doc(value = "Its version.", example = "1") int version,

            @Doc(value = "What records have it.", example = "deal")
            Subject subject,

            @Doc(value = "Under which records keep the value; never changes.", example = "budget")
            String key,

            @Doc(value = "What it is called.", example = "Budget")
            String label,

            @Doc(value = "What it holds; never changes.", example = "money")
            FieldType type,

            @Doc(value = "What may be chosen, in order.", example = "Retail")
            List<String> options,

            @Doc(value = "Nobody is asked for it any more.", example = "false")
            boolean retired) {
        static FieldJson of(CustomField field) {
            return new FieldJson(
                    field.id(),
                    field.version(),
                    field.subject(),
                    field.key(),
                    field.label(),
                    field.type(),
                    field.options(),
                    field.retired());
        }
    }

    /** A new field. */
    @Doc("A new custom field; its key is made from the label.")
    record FieldBody(
            @Doc(value = "What records have it.", example = "deal", required = true) @Nullable Subject subject,

            @Doc(value = "What it is called.", example = "Budget", max = 80, required = true) @Nullable String label,

            @Doc(value = "What it holds.", example = "money", required = true) @Nullable FieldType type,

            @Doc(
                    value = "What may be chosen, for choice and choices.",
                    example = "Retail",
                    max = CustomFields.OPTIONS_MAX)
            @Nullable List<String> options) {}

    /** Changes to a field. */
    @Doc("Changes to a custom field.")
    record FieldChange(
            @Doc(value = "What it is called.", example = "Budget a year", max = 80) @Nullable String label,

            @Doc(value = "All that may be chosen.", example = "Retail", max = CustomFields.OPTIONS_MAX) @Nullable List<String> options,

            @Doc(value = "true: nobody is asked for it any more; values stay.", example = "false") @Nullable Boolean retired) {}

    /** A label. */
    @Doc("A label.")
    record LabelJson(
            @Doc("Its id.") UUID id,
            @Doc(value = "Its version.", example = "1") int version,

            @Doc(value = "What records can have it.", example = "deal")
            Subject subject,

            @Doc(value = "Its name.", example = "Key account")
            String name,

            @Doc(value = "Its colour.", example = "blue") String colour,

            @Doc(value = "It can't be given any more.", example = "false")
            boolean retired) {
        static LabelJson of(Label label) {
            return new LabelJson(
                    label.id(), label.version(), label.subject(), label.name(), label.colour(), label.retired());
        }
    }

    /** A new label. */
    @Doc("A new label.")
    record LabelBody(
            @Doc(value = "What records can have it.", example = "deal", required = true) @Nullable Subject subject,

            @Doc(value = "Its name.", example = "Key account", max = 60, required = true) @Nullable String name,

            @Doc(
                    value = "Its colour; blue if it is not said.",
                    example = "blue",
                    oneOf = {
                        "blue", "azure", "indigo", "purple", "pink", "red", "orange", "yellow", "lime", "green", "teal",
                        "cyan"
                    })
            @Nullable String colour) {}

    /** Changes to a label. */
    @Doc("Changes to a label.")
    record LabelChange(
            @Doc(value = "Its name.", example = "Key account", max = 60) @Nullable String name,

            @Doc(value = "Its colour.", example = "green") @Nullable String colour,

            @Doc(value = "true: it can't be given any more; records keep it.", example = "false") @Nullable Boolean retired) {}

    @Operation(scope = Scope.FIELDS_READ, summary = "List custom fields", detail = "Of all subjects, in order.")
    @GetMapping(FIELDS)
    Listing<FieldJson> fields() {
        return Listing.whole(subjects()
                .flatMap(subject -> fields.all(subject).stream())
                .map(FieldJson::of)
                .toList());
    }

    @Operation(scope = Scope.FIELDS_READ, summary = "Read a custom field")
    @GetMapping(FIELDS + "/{field}")
    ResponseEntity<FieldJson> field(@PathVariable UUID field) {
        return answer(fields.get(field));
    }

    @Operation(scope = Scope.FIELDS_WRITE, summary = "Create a custom field", status = 201)
    @PostMapping(FIELDS)
    ResponseEntity<FieldJson> createField(Actor actor, Sent<FieldBody> body) {
        FieldBody sent = body.value();
        FieldDraft draft = new FieldDraft(
                body.require("subject", sent.subject()),
                sent.label() == null ? "" : sent.label(),
                body.require("type", sent.type()),
                sent.options() == null ? List.of() : sent.options());
        CustomField made = ApiRefusal.value(fields.create(actor, draft));
        return Answers.created(FIELDS + "/" + made.id(), made.version(), FieldJson.of(made));
    }

    @Operation(scope = Scope.FIELDS_WRITE, summary = "Change or retire a custom field", versioned = true)
    @PatchMapping(FIELDS + "/{field}")
    @Transactional
    ResponseEntity<FieldJson> changeField(
            Actor actor, @PathVariable UUID field, IfMatch wanted, Sent<FieldChange> body) {
        CustomField before = fields.get(field);
        FieldChange change = body.value();
        CustomField now = ApiRefusal.value(
                fields.change(
                        actor,
                        field,
                        wanted.or(before.version()),
                        change.label() == null ? before.label() : change.label(),
                        change.options() == null ? before.options() : change.options()),
                wanted);
        if (change.retired() != null && change.retired() != now.retired()) {
            now = change.retired() ? fields.retire(actor, field) : ApiRefusal.value(fields.restore(actor, field));
        }
        return answer(now);
    }

    @Operation(scope = Scope.FIELDS_READ, summary = "List labels", detail = "Of all subjects, by name.")
    @GetMapping(LABELS)
    Listing<LabelJson> labels() {
        return Listing.whole(subjects()
                .flatMap(subject -> labels.all(subject).stream())
                .map(LabelJson::of)
                .toList());
    }

    @Operation(scope = Scope.FIELDS_WRITE, summary = "Create a label", status = 201)
    @PostMapping(LABELS)
    ResponseEntity<LabelJson> createLabel(Actor actor, Sent<LabelBody> body) {
        LabelBody sent = body.value();
        Label made = ApiRefusal.value(labels.create(
                actor,
                body.require("subject", sent.subject()),
                sent.name() == null ? "" : sent.name(),
                sent.colour() == null ? Label.COLOURS.getFirst() : sent.colour()));
        return Answers.created(LABELS + "/" + made.id(), made.version(), LabelJson.of(made));
    }

    @Operation(scope = Scope.FIELDS_WRITE, summary = "Change or retire a label", versioned = true)
    @PatchMapping(LABELS + "/{label}")
    @Transactional
    ResponseEntity<LabelJson> changeLabel(
            Actor actor, @PathVariable UUID label, IfMatch wanted, Sent<LabelChange> body) {
        Label before = labels.get(label);
        LabelChange change = body.value();
        Label now = ApiRefusal.value(
                labels.change(
                        actor,
                        label,
                        wanted.or(before.version()),
                        change.name() == null ? before.name() : change.name(),
                        change.colour() == null ? before.colour() : change.colour()),
                wanted);
        if (change.retired() != null && change.retired() != now.retired()) {
            now = change.retired() ? labels.retire(actor, label) : ApiRefusal.value(labels.restore(actor, label));
        }
        return Answers.ok(now.version(), LabelJson.of(now));
    }

    private static Stream<Subject> subjects() {
        return Arrays.stream(Subject.values());
    }

    private static ResponseEntity<FieldJson> answer(CustomField field) {
        return Answers.ok(field.version(), FieldJson.of(field));
    }
}
