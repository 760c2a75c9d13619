package org.penstock.deals.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealEdit;
import org.penstock.deals.DealPage;
import org.penstock.fields.CustomFields;
import org.penstock.fields.Numerals;
import org.penstock.kernel.Refusal;
import org.penstock.web.Clash;
import org.penstock.web.Ui;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The facts of a deal as a form holds them: texts as typed, so that nothing is lost when something is wrong. */
public record DealForm(MultiValueMap<String, String> typed) {

    static DealForm empty(String currency, @Nullable UUID pipeline, @Nullable UUID stage) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.set("valueCurrency", currency);
        set(typed, "pipeline", pipeline);
        set(typed, "stage", stage);
        return new DealForm(typed);
    }

    static DealForm of(DealPage page) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        var deal = page.deal();
        typed.set("version", String.valueOf(deal.version()));
        typed.set("title", deal.title());
        set(
                typed,
                "value",
                deal.value() == null
                        ? null
                        : deal.value().amount().stripTrailingZeros().toPlainString());
        typed.set("valueCurrency", deal.currency());
        set(typed, "probability", page.ownProbability());
        set(typed, "expectedClose", deal.expectedClose());
        set(typed, "owner", deal.owner());
        set(typed, "ownerText", deal.ownerName());
        set(typed, "organisation", deal.organisation());
        set(typed, "organisationText", deal.organisationName());
        set(typed, "source", deal.source());
        return new DealForm(typed);
    }

    public String get(String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value;
    }

    /** Without the facts where the reader took the other's version: what a form does not have stays as it is. */
    DealForm settled() {
        MultiValueMap<String, String> left = new LinkedMultiValueMap<>(typed);
        typed.forEach((name, values) -> {
            if (name.startsWith(Clash.TAKE)) {
                left.remove(name);
                if (values.contains(Clash.THEIRS)) {
                    String field = name.substring(Clash.TAKE.length());
                    List.of(field, field + "Text", field + CustomFields.CURRENCY_SUFFIX)
                            .forEach(left::remove);
                }
            }
        });
        return new DealForm(left);
    }

    boolean has(String name) {
        return typed.containsKey(name);
    }

    @Nullable Integer version() {
        return get("version").isBlank() ? null : Integer.valueOf(get("version").strip());
    }

    /** What the form says, or why it can't be read. */
    record Read(List<DealEdit> edits, List<Refusal> refusals) {}

    /** Only the fields that the form had; so a form with one field changes one fact. */
    Read edits(Ui ui, CustomFields fields, String companyCurrency) {
        List<DealEdit> edits = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        if (has("title")) {
            edits.add(new DealEdit.Title(get("title")));
        }
        if (has("value")) {
            amount(ui, refusals)
                    .ifPresent(amount -> edits.add(new DealEdit.Value(amount.value(), currency(companyCurrency))));
        }
        if (has("probability")) {
            percent(refusals).ifPresent(percent -> edits.add(new DealEdit.Probability(percent.value())));
        }
        if (has("expectedClose")) {
            day(refusals).ifPresent(day -> edits.add(new DealEdit.ExpectedClose(day.value())));
        }
        if (has("owner")) {
            edits.add(new DealEdit.Owner(id("owner")));
        }
        if (has("organisation")) {
            edits.add(new DealEdit.Organisation(id("organisation")));
        }
        if (has("source")) {
            edits.add(new DealEdit.Source(get("source")));
        }
        if (has("labels")) {
            edits.add(new DealEdit.Labels(ids("labels")));
        }
        custom(ui, fields, companyCurrency, edits, refusals);
        return new Read(edits, refusals);
    }

    DealDraft draft(Read read) {
        BigDecimal value = null;
        String currency = null;
        Integer probability = null;
        LocalDate close = null;
        Map<String, Object> custom = new HashMap<>();
        for (DealEdit edit : read.edits()) {
            if (edit instanceof DealEdit.Value typedValue) {
                value = typedValue.amount();
                currency = typedValue.currency();
            } else if (edit instanceof DealEdit.Probability chance) {
                probability = chance.percent();
            } else if (edit instanceof DealEdit.ExpectedClose day) {
                close = day.day();
            } else if (edit instanceof DealEdit.Custom values) {
                values.values().forEach((key, one) -> {
                    if (one != null) {
                        custom.put(key, one);
                    }
                });
            }
        }
        return new DealDraft(
                get("title"),
                id("pipeline"),
                id("stage"),
                value,
                currency,
                probability,
                close,
                id("owner"),
                id("organisation"),
                ids("person"),
                get("source").isBlank() ? null : get("source").strip(),
                ids("labels"),
                custom);
    }

    /** A value that may be empty, read without trouble. */
    private record Found<T>(@Nullable T value) {}

    private Optional<Found<BigDecimal>> amount(Ui ui, List<Refusal> refusals) {
        if (get("value").isBlank()) {
            return Optional.of(new Found<>(null));
        }
        Optional<BigDecimal> amount = Numerals.parse(get("value"), ui.texts().locale());
        if (amount.isEmpty()) {
            refusals.add(Refusal.at("value", "deals.value.unreadable"));
        }
        return amount.map(Found::new);
    }

    private Optional<Found<Integer>> percent(List<Refusal> refusals) {
        String text = get("probability").replace("%", "").strip();
        try {
            return Optional.of(new Found<>(text.isEmpty() ? null : Integer.valueOf(text)));
        } catch (NumberFormatException notWhole) {
            refusals.add(Refusal.at("probability", "deals.probability.range"));
            return Optional.empty();
        }
    }

    private Optional<Found<LocalDate>> day(List<Refusal> refusals) {
        String text = get("expectedClose").strip();
        try {
            return Optional.of(new Found<>(text.isEmpty() ? null : LocalDate.parse(text)));
        } catch (DateTimeException noDate) {
            refusals.add(Refusal.at("expectedClose", "deals.expected-close.unreadable"));
            return Optional.empty();
        }
    }

    private void custom(Ui ui, CustomFields fields, String currency, List<DealEdit> edits, List<Refusal> refusals) {
        Map<String, String> raw = CustomFields.raw(typed);
        if (raw.isEmpty()) {
            return;
        }
        var parsed =
                fields.parse(org.penstock.fields.Subject.DEAL, raw, ui.texts().locale(), currency);
        if (parsed instanceof org.penstock.kernel.Result.Done<Map<String, @Nullable Object>> done) {
            edits.add(new DealEdit.Custom(done.value()));
        } else if (parsed instanceof org.penstock.kernel.Result.Refused<Map<String, @Nullable Object>> refused) {
            refusals.addAll(refused.refusals());
        }
    }

    private String currency(String otherwise) {
        return get("valueCurrency").isBlank() ? otherwise : get("valueCurrency");
    }

    @Nullable UUID id(String name) {
        List<UUID> ids = ids(name);
        return ids.isEmpty() ? null : ids.getFirst();
    }

    private List<UUID> ids(String name) {
        List<UUID> ids = new ArrayList<>();
        for (String text : typed.getOrDefault(name, List.of())) {
            try {
                if (!text.isBlank()) {
                    ids.add(UUID.fromString(text.strip()));
                }
            } catch (IllegalArgumentException noId) {
                // A made-up id is as good as none: the field comes back empty.
            }
        }
        return ids;
    }

    private static void set(MultiValueMap<String, String> typed, String name, @Nullable Object value) {
        typed.set(name, value == null ? "" : value.toString());
    }
}
