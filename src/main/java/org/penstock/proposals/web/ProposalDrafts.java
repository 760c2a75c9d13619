package org.penstock.proposals.web;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.penstock.proposals.ProposalDraft;
import org.penstock.proposals.ProposalLine;
import org.penstock.proposals.Totals;

/** What a draft comes to while it is typed; nothing as long as a figure of it can't be right. */
final class ProposalDrafts {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ProposalDrafts() {}

    static Optional<Totals> totals(ProposalDraft draft) {
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(draft.currency()));
        return known && draft.lines().stream().allMatch(ProposalDrafts::readable)
                ? Optional.of(Totals.of(draft.currency(), draft.lines()))
                : Optional.empty();
    }

    private static boolean readable(ProposalLine line) {
        return line.quantity().signum() > 0
                && line.unitPrice().signum() >= 0
                && share(line.discountPercent())
                && share(line.taxPercent())
                && line.periods() > 0;
    }

    private static boolean share(BigDecimal percent) {
        return percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0;
    }
}
