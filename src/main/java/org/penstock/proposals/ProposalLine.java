package org.penstock.proposals;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.LineDraft;

/**
 * A line of a proposal; amounts are in the proposal's currency.
 *
 * @param id stays the same from version to version, so that two of them can be compared line by line
 * @param periods how many times it is paid; 1 for what is paid once
 * @param optional offered, and counted only when the customer takes it
 * @param alternative the name of the group of which exactly one line is taken; null outside of groups
 * @param taken whether an option or alternative is taken; others count anyway
 * @param unitCost what one of it costs us in one period; null where nobody said
 * @param answers the requirements that it meets
 */
public record ProposalLine(
        UUID id,
        @Nullable UUID product,
        String name,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal discountPercent,
        BigDecimal taxPercent,
        Rhythm rhythm,
        int periods,
        boolean optional,
        @Nullable String alternative,
        boolean taken,
        @Nullable BigDecimal unitCost,
        List<UUID> answers) {

    public ProposalLine {
        name = name.replace("\0", "").strip();
        alternative = alternative == null || alternative.isBlank() ? null : alternative.strip();
        answers = answers.stream().distinct().toList();
    }

    /** Whether it is part of the totals. */
    public boolean counts() {
        return optional || alternative != null ? taken : true;
    }

    /** One period, rounded half up to the currency's minor unit. */
    public BigDecimal net(String currency) {
        return sold().net(currency, 1);
    }

    /** As a line item of the deal: all periods together are its sum. */
    public LineDraft sold() {
        return new LineDraft(product, name, quantity, unitPrice, discountPercent, periods);
    }

    ProposalLine withId(UUID to) {
        return new ProposalLine(
                to,
                product,
                name,
                quantity,
                unitPrice,
                discountPercent,
                taxPercent,
                rhythm,
                periods,
                optional,
                alternative,
                taken,
                unitCost,
                answers);
    }
}
