package org.penstock.fields;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.Audit;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The custom fields of each subject: defining them, reading values from what was typed, showing and filtering them. */
@Component
public class CustomFields {
    /** What stands before the key in the name of a form input, a filter or a gate. */
    public static final String PREFIX = "custom.";

    /** The part of an input's name that holds a money value's currency: {@code custom.budgetCurrency}. */
    public static final String CURRENCY_SUFFIX = "Currency";

    /** The most fields of one subject, retired ones included. */
    public static final int FIELDS_MAX = 200;

    /** The most options of one field. */
    public static final int OPTIONS_MAX = 300;

    static final int LABEL_MAX = 80;
    static final int OPTION_MAX = 120;

    private final FieldRows rows;
    private final Audit audit;
    private final Ids ids;

    CustomFields(FieldRows rows, Audit audit, Ids ids) {
        this.rows = rows;
        this.audit = audit;
        this.ids = ids;
    }

    /** The fields that records of the subject are asked for today, in order. */
    public List<CustomField> of(Subject subject) {
        return all(subject).stream().filter(field -> !field.retired()).toList();
    }

    /** The fields of the subject in order, retired ones last. */
    public List<CustomField> all(Subject subject) {
        return rows.of(subject);
    }

    public CustomField get(UUID id) {
        return rows.find(id).orElseThrow(() -> new Missing("Field"));
    }

    /** The field of a name with or without {@link #PREFIX}, retired ones too. */
    public Optional<CustomField> find(Subject subject, String name) {
        String key = key(name);
        return all(subject).stream().filter(field -> field.key().equals(key)).findFirst();
    }

    @Transactional
    public Result<CustomField> create(Actor actor, FieldDraft draft) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<CustomField> present = all(draft.subject());
        List<Refusal> refusals = refusals(draft, present, null);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        Set<String> taken = present.stream().map(CustomField::key).collect(Collectors.toSet());
        CustomField field = new CustomField(
                ids.next(),
                draft.subject(),
                Keys.of(draft.label(), taken),
                draft.label(),
                draft.type(),
                draft.type().hasOptions() ? draft.options() : List.of(),
                present.size(),
                false,
                1);
        rows.insert(field);
        audit.note(actor, "field_made", field.label(), Map.of(), FieldsAudit.made(field));
        return Result.done(field);
    }

    /** Changes label and options; key, subject and type stay. Options that are left out stay on records that have them. */
    @Transactional
    public Result<CustomField> change(Actor actor, UUID id, int version, String label, List<String> options) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        CustomField now = get(id);
        FieldDraft draft = new FieldDraft(now.subject(), label, now.type(), options);
        List<Refusal> refusals = refusals(draft, all(now.subject()), id);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        List<String> kept = now.type().hasOptions() ? draft.options() : List.of();
        if (!rows.change(id, version, draft.label(), kept)) {
            return Result.stale(get(id));
        }
        return Result.done(noted(actor, now));
    }

    /** Puts the fields of a subject into the order of the ids; those not named follow. */
    @Transactional
    public void order(Actor actor, Subject subject, List<UUID> order) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<UUID> whole = new ArrayList<>(order);
        all(subject).stream()
                .map(CustomField::id)
                .filter(id -> !order.contains(id))
                .forEach(whole::add);
        rows.order(subject, whole);
    }

    /** Nobody is asked for it any more; values stay. */
    @Transactional
    public CustomField retire(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        CustomField before = get(id);
        rows.retire(id);
        return noted(actor, before);
    }

    @Transactional
    public Result<CustomField> restore(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        CustomField field = get(id);
        if (named(of(field.subject()), field.label(), id)) {
            return Result.refused(Refusal.of("fields.refused.label-taken", field.label()));
        }
        rows.restore(id);
        return Result.done(noted(actor, field));
    }

    /** The field as it is now, after a change that the audit remembers. */
    private CustomField noted(Actor actor, CustomField before) {
        CustomField now = get(before.id());
        audit.note(actor, "field_changed", now.label(), FieldsAudit.facts(before), FieldsAudit.facts(now));
        return now;
    }

    /** Takes fields back that an import made and no record has a value for; answers those that are gone. */
    @Transactional
    public List<UUID> erase(Actor actor, List<UUID> wanted) {
        Forbidden.unless(actor, Right.IMPORT);
        return rows.erase(wanted);
    }

    /**
     * Typed values from what a form or a file holds, by key or by {@link #PREFIX} and key. Blank becomes null, which
     * empties the field; fields that are not named don't appear. Refusals name {@code custom.<key>}.
     *
     * @param currency what an amount without a currency is in
     */
    public Result<Map<String, @Nullable Object>> parse(
            Subject subject, Map<String, String> raw, Locale locale, String currency) {
        return parse(all(subject), raw, locale, currency);
    }

    /** The same with fields that were read already; for many rows. */
    public static Result<Map<String, @Nullable Object>> parse(
            List<CustomField> fields, Map<String, String> raw, Locale locale, String currency) {
        Map<String, CustomField> byKey = new HashMap<>();
        fields.forEach(field -> byKey.put(field.key(), field));
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<Refusal> refusals = new ArrayList<>();
        raw.forEach((name, text) -> {
            CustomField field = byKey.get(key(name));
            if (field != null && text.isBlank()) {
                values.put(field.key(), null);
            } else if (field != null) {
                Parsing.parse(field, text.strip(), locale, currency)
                        .ifPresentOrElse(
                                value -> values.put(field.key(), value), () -> refusals.add(unreadable(field, text)));
            }
        });
        return refusals.isEmpty() ? Result.done(values) : Result.refused(refusals);
    }

    /** The inputs of a form that belong to custom fields, ready for {@link #parse}: several choices joined, amount with currency. */
    public static Map<String, String> raw(Map<String, List<String>> form) {
        Map<String, String> raw = new LinkedHashMap<>();
        form.forEach((name, texts) -> {
            if (name.startsWith(PREFIX) && !name.endsWith(CURRENCY_SUFFIX)) {
                String text = String.join("\n", texts).strip();
                List<String> currency = form.getOrDefault(name + CURRENCY_SUFFIX, List.of());
                raw.put(key(name), text.isEmpty() || currency.isEmpty() ? text : text + " " + currency.getFirst());
            }
        });
        return raw;
    }

    /** What a record has after a change: a key with null empties the field, an absent one stays. */
    public static Map<String, Object> merge(
            Map<String, Object> values, Map<String, ? extends @Nullable Object> change) {
        Map<String, Object> merged = new LinkedHashMap<>(values);
        change.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else {
                merged.put(key, value);
            }
        });
        return merged;
    }

    /** All current fields with the record's values, and the retired ones that it has a value for. */
    public List<FieldValue> show(Subject subject, Map<String, Object> values, Texts texts) {
        return show(all(subject), values, texts);
    }

    /** The same with fields that were read already. */
    public static List<FieldValue> show(List<CustomField> fields, Map<String, Object> values, Texts texts) {
        return fields.stream()
                .filter(field -> !field.retired() || values.containsKey(field.key()))
                .map(field -> show(field, values.get(field.key()), texts))
                .toList();
    }

    public static FieldValue show(CustomField field, @Nullable Object raw, Texts texts) {
        return new FieldValue(field, Values.text(field, raw, texts), raw);
    }

    /** The inputs of a form that changes a record, for {@code fields/inputs.jte}: with the record's values. */
    public List<FieldInput> inputs(Subject subject, Map<String, Object> values, Texts texts, String currency) {
        return show(of(subject), values, texts).stream()
                .map(value -> FieldInput.of(value, currency))
                .toList();
    }

    /** The same with what was typed, when the form is shown again. */
    public List<FieldInput> inputs(Subject subject, Map<String, List<String>> form, String currency) {
        return of(subject).stream()
                .map(field -> FieldInput.typed(field, form, currency))
                .toList();
    }

    /**
     * A filter over the jsonb column of the given name (with its alias, such as {@code d.custom}); empty when the value
     * does not fit the field's type. Alternatives of ONE_OF are separated by commas or line ends.
     */
    public static Optional<Condition> condition(CustomField field, Operator operator, String value, String column) {
        return Conditions.of(field, operator, value, column);
    }

    private static String key(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    private static Refusal unreadable(CustomField field, String text) {
        String shown = text.length() > OPTION_MAX ? text.substring(0, OPTION_MAX) + "…" : text;
        String options = String.join(", ", field.options().stream().limit(10).toList());
        String key = "fields.refused." + field.type().code().replace('_', '-');
        return Refusal.at(field.name(), key, field.label(), shown, options);
    }

    private static List<Refusal> refusals(FieldDraft draft, List<CustomField> present, @Nullable UUID self) {
        List<Refusal> refusals = new ArrayList<>();
        if (draft.label().isEmpty() || draft.label().length() > LABEL_MAX) {
            refusals.add(Refusal.at("label", "fields.refused.label", LABEL_MAX));
        }
        if (named(present.stream().filter(field -> !field.retired()).toList(), draft.label(), self)) {
            refusals.add(Refusal.at("label", "fields.refused.label-taken", draft.label()));
        }
        if (draft.type().hasOptions() && draft.options().isEmpty()) {
            refusals.add(Refusal.at("options", "fields.refused.options-none"));
        }
        if (draft.options().size() > OPTIONS_MAX || draft.options().stream().anyMatch(o -> o.length() > OPTION_MAX)) {
            refusals.add(Refusal.at("options", "fields.refused.options-many", OPTIONS_MAX, OPTION_MAX));
        }
        if (self == null && present.size() >= FIELDS_MAX) {
            refusals.add(Refusal.of("fields.refused.too-many", FIELDS_MAX));
        }
        return refusals;
    }

    private static boolean named(List<CustomField> fields, String label, @Nullable UUID self) {
        return fields.stream()
                .anyMatch(field ->
                        field.label().equalsIgnoreCase(label) && !field.id().equals(self));
    }
}
