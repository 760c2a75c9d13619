package org.penstock.deals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
import org.springframework.transaction.annotation.Transactional;

/** What is sold in a deal. With line items the deal's value is their sum. */
@Component
public class LineItems {
    /** The most lines of one deal. */
    public static final int LINES_MAX = 200;

    private static final BigDecimal AMOUNT_MAX = new BigDecimal("99999999999");

    /** The longest name of what is sold; the column holds no more. */
    public static final int NAME_MAX = 300;

    private final DealWork work;
    private final LineRows rows;
    private final Products products;

    LineItems(DealWork work, LineRows rows, Products products) {
        this.work = work;
        this.rows = rows;
        this.products = products;
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
            if (!refusals.isEmpty()) {
                return Optional.of(Changes.Held.refused(found, refusals));
            }
            found.linesBefore = rows.drafts(deal);
            rows.replace(deal, rowsOf(deal, found.currency, lines));
            found.lines = lines.size();
            found.changeValue(sum(found.currency, lines), found.currency, !lines.isEmpty(), pen);
            return Optional.empty();
        });
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
        boolean discountWrong =
                line.discountPercent().signum() < 0 || line.discountPercent().compareTo(BigDecimal.valueOf(100)) > 0;
        return discountWrong
                ? Optional.of(Refusal.at("lines." + number, "deals.lines.discount-range", number))
                : Optional.empty();
    }
}
