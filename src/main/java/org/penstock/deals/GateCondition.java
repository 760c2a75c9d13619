package org.penstock.deals;

import java.util.Locale;
import java.util.UUID;
import org.penstock.kernel.Term;

/**
 * One exit criterion of a stage: a field of the deal, an operator and what it is compared with.
 *
 * @param field a name of {@link DealFacts}, such as {@code value}, {@code custom.<key>} or that of a {@link StageFact}
 * @param operand empty for {@link Operator#PRESENT}; a plain decimal for the comparisons; words separated by commas for
 *     {@link Operator#ONE_OF}
 * @param label the custom field's label; empty for the fields that every deal has
 */
public record GateCondition(
        UUID id, UUID stageId, int position, String field, Operator operator, String operand, String label) {

    /** The field's name for people: a text's key, or the label of a custom field. */
    public Object fieldName() {
        if (!label.isEmpty()) {
            return label;
        }
        return StageFact.isName(field) ? StageFact.term(field) : new Term("deals.field." + field);
    }

    /** How a field is compared. Amounts are compared as numbers in the deal's own currency. */
    public enum Operator {
        PRESENT,
        AT_LEAST,
        AT_MOST,
        ONE_OF;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Operator of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
