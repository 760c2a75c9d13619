package org.penstock.deals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What may be written into the facts of a deal, and the writing of it. */
@Component
class DealEdits {
    static final int TITLE_MAX = 300;
    static final int SOURCE_MAX = 120;
    static final int PEOPLE_MAX = 50;
    static final BigDecimal VALUE_MAX = new BigDecimal("99999999999999");
    static final LocalDate DAY_MIN = LocalDate.of(1990, 1, 1);
    static final LocalDate DAY_MAX = LocalDate.of(2199, 12, 31);

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Those of the ids that may be chosen, by field. */
    private static final Map<String, String> KNOWN = Map.of(
            "owner", "select id from account where id = any(:ids::uuid[]) and state <> 'deactivated'",
            "organisation", "select id from organisation where id = any(:ids::uuid[]) and deleted_at is null",
            "people", "select id from person where id = any(:ids::uuid[]) and deleted_at is null",
            "labels", "select id from label where id = any(:ids::uuid[]) and subject = 'deal'");

    private final JdbcClient jdbc;
    private final DealPeople people;
    private final LineRules rules;

    DealEdits(JdbcClient jdbc, DealPeople people, LineRules rules) {
        this.rules = rules;
        this.jdbc = jdbc;
        this.people = people;
    }

    List<Refusal> refusals(Actor actor, DealDraft draft, Stage stage) {
        List<DealEdit> edits = new ArrayList<>();
        edits.add(new DealEdit.Title(draft.title()));
        edits.add(new DealEdit.Value(draft.value(), draft.currency() == null ? "USD" : draft.currency()));
        edits.add(new DealEdit.Probability(draft.probability()));
        edits.add(new DealEdit.ExpectedClose(draft.expectedClose()));
        edits.add(new DealEdit.Owner(draft.owner()));
        edits.add(new DealEdit.Organisation(draft.organisation()));
        edits.add(new DealEdit.People(draft.people()));
        edits.add(new DealEdit.Source(draft.source()));
        edits.add(new DealEdit.Labels(draft.labels()));
        List<Refusal> refusals = new ArrayList<>(check(edits).all());
        if (stage.retired()) {
            refusals.add(Refusal.at("stage", "deals.move.stage-retired", stage.name()));
        }
        return refusals;
    }

    /** What can be said without looking into the database; for sets, whose references are matched before. */
    List<Refusal> plainRefusals(String title, @Nullable BigDecimal value, String currency, @Nullable String source) {
        return List.of(new DealEdit.Title(title), new DealEdit.Value(value, currency), new DealEdit.Source(source))
                .stream()
                .flatMap(edit -> refusal(edit).stream())
                .toList();
    }

    /** What can be said of the edits before a deal is looked at. */
    Checked check(List<DealEdit> edits) {
        List<Refusal> plain = new ArrayList<>();
        Map<String, Set<UUID>> gone = new LinkedHashMap<>();
        for (DealEdit edit : edits) {
            refusal(edit).ifPresent(plain::add);
            references(edit, (field, ids) -> gone.put(field, gone(field, ids)));
        }
        return new Checked(plain, gone);
    }

    /**
     * Refusals by edit.
     *
     * @param gone what the edits name though it can't be chosen, by field: it is in the bin, deactivated or not there
     */
    record Checked(List<Refusal> plain, Map<String, Set<UUID>> gone) {
        List<Refusal> all() {
            return with(gone);
        }

        private List<Refusal> with(Map<String, Set<UUID>> still) {
            List<Refusal> refusals = new ArrayList<>(plain);
            still.forEach((field, ids) ->
                    when(!ids.isEmpty(), field, "deals." + field + ".unknown").ifPresent(refusals::add));
            return refusals;
        }
    }

    /** A deal keeps what it names already, from the bin too; only to name it anew is refused. */
    List<Refusal> refusals(Checked checked, Deal deal) {
        Map<String, Set<UUID>> still = new LinkedHashMap<>();
        checked.gone().forEach((field, ids) -> {
            Set<UUID> added = new HashSet<>(ids);
            if (!added.isEmpty()) {
                named(deal, field).forEach(added::remove);
            }
            still.put(field, added);
        });
        return checked.with(still);
    }

    private List<UUID> named(Deal deal, String field) {
        return switch (field) {
            case "owner" -> listOf(deal.owner);
            case "organisation" -> listOf(deal.organisation);
            case "people" -> people.of(deal.id);
            default -> deal.labels;
        };
    }

    private static Optional<Refusal> refusal(DealEdit edit) {
        return switch (edit) {
            case DealEdit.Title title -> title(title.title());
            case DealEdit.Value value -> value(value.amount(), value.currency());
            case DealEdit.Probability chance -> probability(chance.percent());
            case DealEdit.ExpectedClose close -> expectedClose(close.day());
            case DealEdit.People all ->
                when(all.people().size() > PEOPLE_MAX, "people", "deals.people.too-many", PEOPLE_MAX);
            case DealEdit.Source source -> source(source.source());
            default -> Optional.empty();
        };
    }

    private static void references(DealEdit edit, BiConsumer<String, Collection<UUID>> each) {
        switch (edit) {
            case DealEdit.Owner owner -> each.accept("owner", listOf(owner.account()));
            case DealEdit.Organisation organisation -> each.accept("organisation", listOf(organisation.organisation()));
            case DealEdit.People all when all.people().size() <= PEOPLE_MAX -> each.accept("people", all.people());
            case DealEdit.Labels all -> each.accept("labels", all.labels());
            case DealEdit.AddLabel added -> each.accept("labels", List.of(added.label()));
            default -> {}
        }
    }

    /** Writes the changes into the aggregate. A deal that one does not own is handed on only with the right. */
    Optional<Changes.Held> apply(Actor actor, Deal deal, List<DealEdit> edits, Pen pen) {
        for (DealEdit edit : edits) {
            if (edit instanceof DealEdit.Owner owner && !mayHandOver(actor, deal, owner.account())) {
                return Optional.of(Changes.Held.refused(deal, Refusal.at("owner", "deals.owner.not-yours")));
            }
            if (edit instanceof DealEdit.Value value && !keeps(deal, value)) {
                List<Refusal> sold = rules.ofValue(actor, deal.id);
                if (!sold.isEmpty()) {
                    return Optional.of(Changes.Held.refused(deal, sold));
                }
            }
        }
        FactChanges facts = new FactChanges(deal);
        edits.forEach(edit -> apply(deal, edit, facts, pen));
        deal.changeFacts(facts.detail(), pen);
        return Optional.empty();
    }

    private void apply(Deal deal, DealEdit edit, FactChanges facts, Pen pen) {
        switch (edit) {
            case DealEdit.Title title -> facts.title(title.title().strip());
            case DealEdit.Value value -> deal.changeValue(value.amount(), value.currency(), false, pen);
            case DealEdit.Probability chance -> deal.changeProbability(chance.percent(), pen);
            case DealEdit.ExpectedClose close -> deal.changeExpectedClose(close.day(), pen);
            case DealEdit.Owner owner -> deal.changeOwner(owner.account(), pen);
            case DealEdit.Organisation organisation -> facts.organisation(organisation.organisation());
            case DealEdit.People all -> {
                deal.peopleBefore = people.parts(deal.id);
                facts.people(people.of(deal.id), all.people());
                people.put(deal.id, all.people());
            }
            case DealEdit.Source source -> facts.source(blankToNull(source.source()));
            case DealEdit.Labels all -> facts.labels(all.labels());
            case DealEdit.AddLabel added -> facts.labels(with(deal.labels, added.label()));
            case DealEdit.RemoveLabel removed ->
                facts.labels(deal.labels.stream()
                        .filter(id -> !id.equals(removed.label()))
                        .toList());
            case DealEdit.Custom custom -> facts.custom(merged(deal.custom, custom.values()));
        }
    }

    private static boolean keeps(Deal deal, DealEdit.Value value) {
        return Deal.same(deal.value, value.amount()) && deal.currency.equals(value.currency());
    }

    private static boolean mayHandOver(Actor actor, Deal deal, @Nullable UUID to) {
        return deal.owner == null || deal.owner.equals(to) || actor.is(deal.owner) || actor.may(Right.REASSIGN);
    }

    private static List<UUID> listOf(@Nullable UUID id) {
        return id == null ? List.of() : List.of(id);
    }

    private static Optional<Refusal> probability(@Nullable Integer percent) {
        return when(percent != null && (percent < 0 || percent > 100), "probability", "deals.probability.range");
    }

    private static Optional<Refusal> expectedClose(@Nullable LocalDate day) {
        return when(
                day != null && (day.isBefore(DAY_MIN) || day.isAfter(DAY_MAX)),
                "expectedClose",
                "deals.expected-close.range");
    }

    private static Optional<Refusal> source(@Nullable String source) {
        return when(source != null && source.length() > SOURCE_MAX, "source", "deals.too-long", SOURCE_MAX);
    }

    private static Optional<Refusal> title(String title) {
        if (title.isBlank()) {
            return Optional.of(Refusal.at("title", "deals.title.missing"));
        }
        return when(title.strip().length() > TITLE_MAX, "title", "deals.too-long", TITLE_MAX);
    }

    private static Optional<Refusal> value(@Nullable BigDecimal amount, String currency) {
        if (!CURRENCIES.contains(currency)) {
            return Optional.of(Refusal.at("currency", "deals.currency.unknown", currency));
        }
        return when(
                amount != null && (amount.signum() < 0 || amount.compareTo(VALUE_MAX) > 0),
                "value",
                "deals.value.range");
    }

    private Set<UUID> gone(String field, Collection<UUID> ids) {
        Set<UUID> gone = new HashSet<>(ids);
        if (!gone.isEmpty()) {
            String known = KNOWN.getOrDefault(field, "");
            // For a single id the database keeps its plan; to plan takes longer than to look.
            JdbcClient.StatementSpec look = gone.size() == 1
                    ? jdbc.sql(known.replace("any(:ids::uuid[])", ":id"))
                            .param("id", gone.iterator().next())
                    : jdbc.sql(known).param("ids", gone.toArray(UUID[]::new));
            look.query((row, number) -> row.getObject(1, UUID.class)).list().forEach(gone::remove);
        }
        return gone;
    }

    private static Optional<Refusal> when(boolean wrong, String field, String key, Object... args) {
        return wrong ? Optional.of(Refusal.at(field, key, args)) : Optional.empty();
    }

    private static List<UUID> with(List<UUID> labels, UUID label) {
        List<UUID> more = new ArrayList<>(labels);
        if (!more.contains(label)) {
            more.add(label);
        }
        return more;
    }

    private static Map<String, Object> merged(Map<String, Object> custom, Map<String, @Nullable Object> changes) {
        Map<String, Object> merged = new LinkedHashMap<>(custom);
        changes.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else {
                merged.put(key, value);
            }
        });
        return merged;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
