package org.penstock.deals.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealEdit;
import org.penstock.deals.DealPage;
import org.penstock.fields.CustomFields;
import org.penstock.fields.FieldValue;
import org.penstock.fields.Label;
import org.penstock.fields.Labels;
import org.penstock.fields.Subject;
import org.penstock.kernel.Money;
import org.penstock.web.Clash;
import org.penstock.web.Ui;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Two versions of a deal's facts in words: what the reader typed and what a colleague saved meanwhile. */
@Component
class DealClashes {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final Map<String, String> LABELS = Map.of("expectedClose", "expected_close");

    private final CustomFields fields;
    private final Labels labels;
    private final JsonMapper json;

    DealClashes(CustomFields fields, Labels labels, JsonMapper json) {
        this.fields = fields;
        this.labels = labels;
        this.json = json;
    }

    /** The facts as they stand when a form is made; it travels with the form, to tell who changed what. */
    String was(Ui ui, DealPage page) {
        return json.writeValueAsString(texts(ui, page));
    }

    /** Field by field what differs; empty when the two agree. */
    List<Clash> of(Ui ui, DealForm form, DealForm.Read read, DealPage now) {
        Map<String, String> theirs = texts(ui, now);
        Map<String, String> was = was(form);
        List<Clash> clashes = new ArrayList<>();
        mine(ui, form, read).forEach((field, typed) -> {
            String text = theirs.getOrDefault(field, "");
            if (!typed.equals(text)) {
                clashes.add(new Clash(field, label(ui, field), typed, text, !typed.equals(was.get(field))));
            }
        });
        return clashes;
    }

    private Map<String, String> texts(Ui ui, DealPage page) {
        var deal = page.deal();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("title", deal.title());
        texts.put("organisation", text(deal.organisationName()));
        texts.put("value", ui.money(deal.value()));
        texts.put("expectedClose", ui.texts().date(deal.expectedClose()));
        texts.put("probability", percent(ui, page.ownProbability()));
        texts.put("owner", text(deal.ownerName()));
        texts.put("source", text(deal.source()));
        texts.put("labels", names(deal.labels()));
        fields.show(Subject.DEAL, deal.custom(), ui.texts())
                .forEach(value -> texts.put(value.field().name(), value.text()));
        return texts;
    }

    /** What would stand if the reader had been faster, as far as the form had the facts. */
    private Map<String, String> mine(Ui ui, DealForm form, DealForm.Read read) {
        Map<String, String> mine = new LinkedHashMap<>();
        for (DealEdit edit : read.edits()) {
            switch (edit) {
                case DealEdit.Title title -> mine.put("title", title.title().strip());
                case DealEdit.Organisation organisation -> mine.put("organisation", chosen(form, "organisation"));
                case DealEdit.Value value ->
                    mine.put(
                            "value",
                            value.amount() == null ? "" : ui.money(Money.of(value.amount(), value.currency())));
                case DealEdit.ExpectedClose close ->
                    mine.put("expectedClose", ui.texts().date(close.day()));
                case DealEdit.Probability chance -> mine.put("probability", percent(ui, chance.percent()));
                case DealEdit.Owner owner -> mine.put("owner", chosen(form, "owner"));
                case DealEdit.Source source ->
                    mine.put("source", text(source.source()).strip());
                case DealEdit.Labels all -> mine.put("labels", names(all.labels()));
                case DealEdit.Custom custom -> mine.putAll(custom(ui, custom));
                default -> {}
            }
        }
        return mine;
    }

    private Map<String, String> custom(Ui ui, DealEdit.Custom typed) {
        Map<String, Object> values = new LinkedHashMap<>();
        typed.values().forEach((key, value) -> {
            if (value != null) {
                values.put(key, value);
            }
        });
        return fields.show(Subject.DEAL, values, ui.texts()).stream()
                .filter(value -> typed.values().containsKey(value.field().key()))
                .collect(Collectors.toMap(
                        value -> value.field().name(), FieldValue::text, (one, other) -> one, LinkedHashMap::new));
    }

    private String label(Ui ui, String field) {
        return fields.find(Subject.DEAL, field)
                .filter(custom -> field.startsWith(CustomFields.PREFIX))
                .map(custom -> custom.label())
                .orElseGet(() -> ui.t("deals.field." + LABELS.getOrDefault(field, field)));
    }

    private String names(List<UUID> chosen) {
        return labels.of(Subject.DEAL).stream()
                .filter(label -> chosen.contains(label.id()))
                .map(Label::name)
                .collect(Collectors.joining(", "));
    }

    private Map<String, String> was(DealForm form) {
        try {
            return form.get("was").isBlank() ? Map.of() : json.readValue(form.get("was"), TEXTS);
        } catch (JacksonException notOurs) {
            return Map.of();
        }
    }

    private static String chosen(DealForm form, String name) {
        return form.get(name).isBlank() ? "" : form.get(name + "Text");
    }

    private static String percent(Ui ui, @Nullable Integer percent) {
        return percent == null ? "" : ui.texts().percent(percent);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
