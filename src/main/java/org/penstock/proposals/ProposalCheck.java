package org.penstock.proposals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.LineItems;
import org.penstock.kernel.Refusal;

/** What is wrong with a draft, before anything is looked up. Nothing is rounded or guessed to make it fit. */
final class ProposalCheck {
    static final BigDecimal FIGURE_MAX = new BigDecimal("99999999999");
    static final BigDecimal TOTAL_MAX = new BigDecimal("99999999999999");
    static final LocalDate DAY_MAX = LocalDate.of(2199, 12, 31);

    /** What the columns of figures hold; a third has more, so it is refused instead of cut. */
    static final int DECIMALS_MAX = 4;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final List<Refusal> refusals = new ArrayList<>();
    private final ProposalDraft draft;

    private ProposalCheck(ProposalDraft draft) {
        this.draft = draft;
    }

    /** @param before the day that the version had already; that one may stay though it has passed */
    static List<Refusal> of(ProposalDraft draft, @Nullable LocalDate before, LocalDate today) {
        ProposalCheck check = new ProposalCheck(draft);
        if (!CURRENCIES.contains(draft.currency())) {
            return List.of(Refusal.at("currency", "proposals.refused.currency", draft.currency()));
        }
        check.head(before, today);
        check.terms();
        if (draft.lines().size() > LineItems.LINES_MAX) {
            check.refusals.add(Refusal.at("lines", "proposals.refused.lines-many", LineItems.LINES_MAX));
            return check.refusals;
        }
        for (int place = 0; place < draft.lines().size(); place++) {
            check.line(draft.lines().get(place), place + 1);
        }
        if (check.refusals.isEmpty()) {
            check.groups();
            check.total();
        }
        return check.refusals;
    }

    private void head(@Nullable LocalDate before, LocalDate today) {
        LocalDate day = draft.validUntil();
        if (day != null && !day.equals(before) && day.isBefore(today)) {
            refusals.add(Refusal.at("validUntil", "proposals.refused.past"));
        }
        if (day != null && day.isAfter(DAY_MAX)) {
            refusals.add(Refusal.at("validUntil", "proposals.refused.far"));
        }
        if (draft.note().length() > Proposals.NOTE_MAX) {
            refusals.add(Refusal.at("note", "proposals.refused.long", Proposals.NOTE_MAX));
        }
    }

    private void terms() {
        if (draft.terms().size() > Proposals.TERMS_MAX) {
            refusals.add(Refusal.at("terms", "proposals.refused.terms-many", Proposals.TERMS_MAX));
        }
        for (int place = 0; place < draft.terms().size(); place++) {
            Term term = draft.terms().get(place);
            String at = "terms." + (place + 1);
            if (term.name().isEmpty() || term.name().length() > Proposals.TERM_NAME_MAX) {
                refusals.add(Refusal.at(at, "proposals.refused.term-name", Proposals.TERM_NAME_MAX));
            }
            if (term.text().length() > Proposals.TERM_TEXT_MAX) {
                refusals.add(Refusal.at(at, "proposals.refused.long", Proposals.TERM_TEXT_MAX));
            }
        }
    }

    private void line(ProposalLine line, int number) {
        fault(line).ifPresent(key -> refusals.add(Refusal.at("lines." + number, key, number, draft.currency())));
    }

    /** The key of the first thing that is wrong; its text knows the line's number and the currency. */
    private Optional<String> fault(ProposalLine line) {
        if (line.name().isBlank() || line.name().length() > LineItems.NAME_MAX) {
            return Optional.of("proposals.refused.name");
        }
        if (line.quantity().signum() <= 0 || line.quantity().compareTo(FIGURE_MAX) > 0) {
            return Optional.of("proposals.refused.quantity");
        }
        if (outside(line.unitPrice(), FIGURE_MAX)
                || outside(Objects.requireNonNullElse(line.unitCost(), BigDecimal.ZERO), FIGURE_MAX)) {
            return Optional.of("proposals.refused.price");
        }
        if (outside(line.discountPercent(), HUNDRED)) {
            return Optional.of("proposals.refused.discount");
        }
        if (outside(line.taxPercent(), HUNDRED)) {
            return Optional.of("proposals.refused.tax");
        }
        return form(line);
    }

    private Optional<String> form(ProposalLine line) {
        if (decimals(line.quantity()) > DECIMALS_MAX
                || decimals(line.discountPercent()) > DECIMALS_MAX
                || decimals(line.taxPercent()) > DECIMALS_MAX) {
            return Optional.of("proposals.refused.decimals");
        }
        int ofPrices = Totals.digits(draft.currency()) == 0 ? 0 : DECIMALS_MAX;
        if (decimals(line.unitPrice()) > ofPrices
                || (line.unitCost() != null && decimals(line.unitCost()) > ofPrices)) {
            return Optional.of(ofPrices == 0 ? "proposals.refused.whole-price" : "proposals.refused.price-decimals");
        }
        if (line.periods() < 1 || line.periods() > Proposals.PERIODS_MAX) {
            return Optional.of("proposals.refused.periods");
        }
        if (!line.rhythm().recurs() && line.periods() != 1) {
            return Optional.of("proposals.refused.once");
        }
        if (line.optional() && line.alternative() != null) {
            return Optional.of("proposals.refused.option-or-alternative");
        }
        boolean groupLong = line.alternative() != null && line.alternative().length() > Proposals.TERM_NAME_MAX;
        return groupLong || line.answers().size() > Proposals.ANSWERS_MAX
                ? Optional.of("proposals.refused.group-long")
                : Optional.empty();
    }

    /** Of the alternatives of a group exactly one is taken. */
    private void groups() {
        Map<String, List<ProposalLine>> groups = draft.lines().stream()
                .filter(line -> line.alternative() != null)
                .collect(Collectors.groupingBy(line -> Objects.requireNonNull(line.alternative())));
        for (int place = 0; place < draft.lines().size(); place++) {
            String group = draft.lines().get(place).alternative();
            List<ProposalLine> lines = group == null ? null : groups.remove(group);
            if (group != null
                    && lines != null
                    && lines.stream().filter(ProposalLine::taken).count() != 1) {
                refusals.add(Refusal.at("lines." + (place + 1), "proposals.refused.one-taken", group));
            }
        }
    }

    private void total() {
        if (Totals.of(draft.currency(), draft.lines()).contract().gross().compareTo(TOTAL_MAX) > 0
                || draft.lines().stream()
                        .anyMatch(line -> line.sold().net(draft.currency()).compareTo(TOTAL_MAX) > 0)) {
            refusals.add(Refusal.at("lines", "proposals.refused.total"));
        }
    }

    private static boolean outside(BigDecimal figure, BigDecimal most) {
        return figure.signum() < 0 || figure.compareTo(most) > 0;
    }

    private static int decimals(BigDecimal figure) {
        return Math.max(0, figure.stripTrailingZeros().scale());
    }
}
