package org.penstock.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageIntake;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Names;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Columns that go into what the tools of the stages know of a deal: {@code fact:qualification.verdict}. */
@Component
class FactColumns {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ru"));

    private final ObjectProvider<StageIntake> intakes;
    private final MessageSource messages;

    FactColumns(ObjectProvider<StageIntake> intakes, MessageSource messages) {
        this.intakes = intakes;
        this.messages = messages;
    }

    /** What the columns of such a file can be. */
    List<StageFact> of(@Nullable Entity entity) {
        return entity == Entity.DEALS || entity == Entity.CLOSED_DEALS
                ? intakes.stream().flatMap(intake -> intake.columns().stream()).toList()
                : List.of();
    }

    Map<String, StageFact> byName() {
        Map<String, StageFact> facts = new LinkedHashMap<>();
        of(Entity.DEALS).forEach(fact -> facts.put(fact.name(), fact));
        return facts;
    }

    /** Columns that are nothing else and are called like a fact, in either language, go into it. */
    List<Column> recognised(@Nullable Entity entity, List<Column> columns) {
        Map<String, String> named = new HashMap<>();
        of(entity)
                .forEach(fact -> LANGUAGES.forEach(language -> named.putIfAbsent(
                        Names.key(said(StageFact.key(fact.name()), fact.name(), language)), fact.name())));
        List<Column> recognised = new ArrayList<>();
        for (Column column : columns) {
            boolean free = column.use().isEmpty() || column.isNew();
            String fact = free ? named.remove(Names.key(column.heading())) : null;
            recognised.add(fact == null ? column : column.use(Column.FACT + fact));
        }
        return recognised;
    }

    /** What the row says, in the form that the tools read; what is wrong is among the cells' refusals. */
    Map<String, String> values(Work work, Cells cells) {
        Map<String, String> read = cells.facts(work.facts);
        Map<String, String> values = new LinkedHashMap<>();
        read.forEach((name, text) -> {
            StageFact fact = work.facts.get(name);
            String value = fact == null ? text : code(fact, text);
            Optional<org.penstock.kernel.Refusal> wrong = intake(name).flatMap(intake -> intake.refusal(name, value));
            if (fact != null
                    && fact.type() == StageFact.Type.WORD
                    && !fact.words().contains(value)) {
                cells.wrong.add(org.penstock.kernel.Refusal.at(
                        cells.heading(name), "imports.row.word", cells.heading(name), Cells.clipped(text)));
            } else if (wrong.isPresent()) {
                cells.wrong.add(wrong.get());
            } else {
                values.put(name, value);
            }
        });
        return values;
    }

    /** Hands each tool what is its own. An empty value takes a fact away. */
    void write(Actor actor, Map<UUID, Map<String, String>> values) {
        intakes.forEach(intake -> {
            List<String> own = intake.columns().stream().map(StageFact::name).toList();
            Map<UUID, Map<String, String>> part = new LinkedHashMap<>();
            values.forEach((deal, all) -> {
                Map<String, String> mine = new LinkedHashMap<>(all);
                mine.keySet().retainAll(own);
                if (!mine.isEmpty()) {
                    part.put(deal, mine);
                }
            });
            if (!part.isEmpty()) {
                intake.write(actor, part);
            }
        });
    }

    /** How it differs from what the deal has. */
    static void differences(PlanRow row, Map<String, Object> before, Map<String, String> after) {
        after.forEach((name, value) -> {
            if (!same(before.get(name), value)) {
                row.differs(StageFact.key(name), before.get(name), value);
            }
        });
    }

    static boolean alike(Map<String, Object> before, Map<String, String> after) {
        return after.entrySet().stream().allMatch(told -> same(before.get(told.getKey()), told.getValue()));
    }

    private static boolean same(@Nullable Object before, String after) {
        if (before == null) {
            return after.isEmpty();
        }
        if (before instanceof Number && after.matches("-?\\d{1,20}(\\.\\d{1,10})?")) {
            return new BigDecimal(before.toString()).compareTo(new BigDecimal(after)) == 0;
        }
        return before.toString().equals(after);
    }

    private Optional<StageIntake> intake(String name) {
        return intakes.stream()
                .filter(one ->
                        one.columns().stream().anyMatch(fact -> fact.name().equals(name)))
                .findFirst();
    }

    /** A word may stand in the file as its code or as people read it, in either language. */
    private String code(StageFact fact, String text) {
        for (String word : fact.words()) {
            if (Names.key(word).equals(Names.key(text))) {
                return word;
            }
            for (Locale language : LANGUAGES) {
                String said = said(StageFact.key(fact.name()) + "." + word, word, language);
                if (Names.key(said).equals(Names.key(text))) {
                    return word;
                }
            }
        }
        return text;
    }

    private String said(String key, String otherwise, Locale language) {
        String text = messages.getMessage(key, null, null, language);
        return text == null ? otherwise : text;
    }
}
