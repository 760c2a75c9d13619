package org.penstock.deals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penstock.deals.GateCondition.Operator;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Term;

/** Finds gates that no deal could ever pass: a number wanted of what is none, a word that nobody can say, an empty span. */
final class ImpassableGates {
    private static final Set<String> COUNTED = Set.of("value", "people", "line_items");

    private ImpassableGates() {}

    static List<Refusal> refusals(List<Gates.Draft> drafts, Map<String, StageFact> known) {
        List<Refusal> refusals = new ArrayList<>();
        Map<String, BigDecimal> least = new HashMap<>();
        Map<String, BigDecimal> most = new HashMap<>();
        for (Gates.Draft draft : drafts) {
            if (Gates.comparesNumbers(draft.operator()) && !isCounted(draft.field(), known)) {
                refusals.add(Refusal.at("operator", "deals.gate.no-number", name(draft.field())));
            } else if (draft.operator() == Operator.ONE_OF && !isSayable(draft, known)) {
                refusals.add(Refusal.at("operand", "deals.gate.never-said", name(draft.field())));
            }
            BigDecimal number = Gates.number(draft.operand());
            if (number != null && draft.operator() == Operator.AT_LEAST) {
                least.merge(draft.field(), number, BigDecimal::max);
            } else if (number != null && draft.operator() == Operator.AT_MOST) {
                most.merge(draft.field(), number, BigDecimal::min);
            }
        }
        least.forEach((field, from) -> {
            BigDecimal to = most.get(field);
            if (to != null && from.compareTo(to) > 0) {
                refusals.add(Refusal.at("operand", "deals.gate.empty-span", name(field)));
            }
        });
        most.forEach((field, to) -> {
            boolean present = DealFacts.FIELDS.contains(field);
            if (present && to.signum() < 0) {
                refusals.add(Refusal.at("operand", "deals.gate.empty-span", name(field)));
            }
        });
        return refusals;
    }

    /** Custom fields are judged by what they hold, since their type may still change. */
    private static boolean isCounted(String field, Map<String, StageFact> known) {
        StageFact fact = known.get(field);
        return fact == null
                ? COUNTED.contains(field) || field.startsWith("custom.")
                : fact.type() == StageFact.Type.NUMBER;
    }

    private static boolean isSayable(Gates.Draft draft, Map<String, StageFact> known) {
        StageFact fact = known.get(draft.field());
        if (fact == null) {
            return true;
        }
        return fact.type() != StageFact.Type.WORD
                || Gates.words(draft.operand()).stream().anyMatch(fact.words()::contains);
    }

    private static Object name(String field) {
        if (field.startsWith("custom.")) {
            return field.substring("custom.".length());
        }
        return StageFact.isName(field) ? StageFact.term(field) : new Term("deals.field." + field);
    }
}
