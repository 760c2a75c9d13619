package org.penstock.deals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.Products;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Right;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is sold in a deal. With line items the deal's value is their sum. */
@Component
public class LineItems {
    /** The most lines of one deal. */
    public static final int LINES_MAX = 200;

    private static final BigDecimal AMOUNT_MAX = new BigDecimal("99999999999");

    /** The longest name of what is sold; the column holds no more. */
    public static final int NAME_MAX = 300;

    /** What the columns hold; a third has more, so it is refused instead of cut. */
    private static final int DECIMALS_MAX = 4;

    private final DealWork work;
    private final LineRows rows;
    private final Products products;
    private final LineRules rules;

    LineItems(DealWork work, LineRows rows, Products products, LineRules rules) {
        this.rules = rules;
        this.work = work;
        this.rows = rows;
        this.products = products;
    }

    /** The tool that keeps them and in which alone they are changed; null where they are changed here. */
    @Nullable String keeper(Map<String, Object> stageFacts) {
        return rules.keeper(stageFacts);
    }

    /** The lines of a deal that the caller has looked up already. */
    List<LineItem> of(UUID deal) {
        return rows.of(deal);
    }

    /** Puts these lines in place of the present ones and makes their sum the deal's value; no lines leave it empty. */
    @Transactional
    public Changes replace(Actor actor, UUID deal, @Nullable Integer version, List<LineDraft> lines) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        List<Refusal> refusals = new ArrayList<>(refusals(lines));
        if (refusals.isEmpty()) {
            refusals.addAll(gone(actor, deal, lines));
        }
        return work.each(actor, List.of(deal), version, (found, stages, pen) -> {
            List<Refusal> wrong = refusals.isEmpty() ? rules.ofLines(actor, found, lines) : refusals;
            if (!wrong.isEmpty()) {
                return Optional.of(Changes.Held.refused(found, wrong));
            }
            put(found, found.currency, lines, pen);
            return Optional.empty();
        });
    }

    /**
     * Puts what the deal's current offer sells in place of the present lines, in the offer's currency. Only for the module
     * that keeps offers: its own rules were met before, those of line items are not asked again.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Changes offer(Actor actor, UUID deal, String currency, List<LineDraft> lines) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        return work.each(actor, List.of(deal), null, (found, stages, pen) -> {
            List<Refusal> wrong = refusals(lines);
            if (!wrong.isEmpty()) {
                return Optional.of(Changes.Held.refused(found, wrong));
            }
            put(found, currency, lines, pen);
            return Optional.empty();
        });
    }

    private void put(Deal deal, String currency, List<LineDraft> lines, Pen pen) {
        deal.linesBefore = rows.drafts(deal.id);
        rows.replace(deal.id, rowsOf(deal.id, currency, lines));
        deal.lines = lines.size();
        deal.changeValue(sum(currency, lines), currency, !lines.isEmpty(), pen);
    }

    /** A line may keep a product that its deal has already, from the bin too; no other one may bring such a product in. */
    private List<Refusal> gone(Actor actor, UUID deal, List<LineDraft> lines) {
        Set<UUID> wanted =
                lines.stream().map(LineDraft::product).filter(Objects::nonNull).collect(Collectors.toSet());
        rows.of(deal).forEach(line -> wanted.remove(line.product()));
        products.byIds(actor, wanted).values().stream()
                .filter(product -> !product.binned())
                .forEach(product -> wanted.remove(product.id()));
        List<Refusal> refusals = new ArrayList<>();
        for (int line = 1; line <= lines.size(); line++) {
            if (wanted.contains(lines.get(line - 1).product())) {
                refusals.add(Refusal.at("lines." + line, "deals.lines.product-gone", line));
            }
        }
        return refusals;
    }

    static List<LineRows.Row> rowsOf(UUID deal, String currency, List<LineDraft> lines) {
        List<LineRows.Row> rows = new ArrayList<>();
        for (int position = 0; position < lines.size(); position++) {
            rows.add(new LineRows.Row(deal, position, currency, lines.get(position)));
        }
        return rows;
    }

    /** The sum of the rounded lines; null without lines. */
    static @Nullable BigDecimal sum(String currency, List<LineDraft> lines) {
        return lines.stream()
                .map(line -> line.net(currency))
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    static List<Refusal> refusals(List<LineDraft> lines) {
        if (lines.size() > LINES_MAX) {
            return List.of(Refusal.at("lines", "deals.lines.too-many", LINES_MAX));
        }
        List<Refusal> refusals = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            refusal(lines.get(line), line + 1).ifPresent(refusals::add);
        }
        return refusals;
    }

    private static Optional<Refusal> refusal(LineDraft line, int number) {
        if (line.name().isBlank()) {
            return Optional.of(Refusal.at("lines." + number, "deals.lines.name-missing", number));
        }
        if (line.name().length() > NAME_MAX) {
            return Optional.of(Refusal.at("lines." + number, "deals.lines.name-long", number, NAME_MAX));
        }
        if (line.quantity().signum() <= 0 || line.quantity().compareTo(AMOUNT_MAX) > 0) {
            return Optional.of(Refusal.at("lines." + number, "deals.lines.quantity-range", number));
        }
        if (line.unitPrice().signum() < 0 || line.unitPrice().compareTo(AMOUNT_MAX) > 0) {
            return Optional.of(Refusal.at("lines." + number, "deals.lines.price-range", number));
        }
        if (decimals(line.quantity()) > DECIMALS_MAX
                || decimals(line.unitPrice()) > DECIMALS_MAX
                || decimals(line.discountPercent()) > DECIMALS_MAX) {
            return Optional.of(Refusal.at("lines." + number, "deals.lines.decimals", number, DECIMALS_MAX));
        }
        if (line.quantity().multiply(line.unitPrice()).compareTo(DealEdits.VALUE_MAX) > 0) {
            return Optional.of(Refusal.at("lines." + number, "deals.value.range"));
        }
        boolean discountWrong =
                line.discountPercent().signum() < 0 || line.discountPercent().compareTo(BigDecimal.valueOf(100)) > 0;
        return discountWrong
                ? Optional.of(Refusal.at("lines." + number, "deals.lines.discount-range", number))
                : Optional.empty();
    }

    private static int decimals(BigDecimal figure) {
        return figure.stripTrailingZeros().scale();
    }
}
