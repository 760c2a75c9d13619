package org.penstock.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.PriceUndoRows.Replaced;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Prices as people change them: nobody overwrites what another has set meanwhile, and a change can be taken back. */
@Component
public class PriceChanges {
    /** Digits after the point that a price may have; the column holds no more. */
    public static final int SCALE_MAX = 4;

    private final PriceLists lists;
    private final Products products;
    private final PriceUndoRows undos;

    PriceChanges(PriceLists lists, Products products, PriceUndoRows undos) {
        this.lists = lists;
        this.products = products;
        this.undos = undos;
    }

    /**
     * What became of a change of prices.
     *
     * @param count how many prices are other ones now
     * @param undo takes them back, through {@link PriceChanges#undo}; null where nothing was changed
     */
    public record Changed(int count, @Nullable UUID undo) {}

    /** All or nothing: a price that can't be, or that somebody has changed meanwhile, holds the whole change. */
    @Transactional
    public Result<Changed> change(Actor actor, List<PriceEdit> edits) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        known(actor, edits);
        List<Refusal> refusals = refusals(actor, edits);
        return refusals.isEmpty() ? Result.done(put(actor, edits)) : Result.refused(refusals);
    }

    /** Takes a change of one's own back, once and within a day; a price that was changed since stays. */
    @Transactional
    public Changed undo(Actor actor, UUID undo) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<Replaced> changes = undos.take(actor, undo).orElseThrow(() -> new Missing("Undo"));
        lists.lock(changes.stream().map(Replaced::list).distinct().toList());
        Map<List<UUID>, BigDecimal> present =
                present(actor, changes.stream().map(Replaced::product).toList());
        Set<UUID> left = products.versions(
                        actor, changes.stream().map(Replaced::product).toList())
                .keySet();
        Set<UUID> standing = lists.all(actor).stream().map(PriceList::id).collect(Collectors.toSet());
        List<Price> back = changes.stream()
                .filter(change -> left.contains(change.product()) && standing.contains(change.list()))
                .filter(change -> PriceEdit.same(change.after(), present.get(List.of(change.product(), change.list()))))
                .map(change -> new Price(change.product(), change.list(), change.before()))
                .toList();
        lists.put(actor, back);
        return new Changed(back.size(), null);
    }

    /** What holds these prices; the lists stay locked until the transaction ends. */
    List<Refusal> refusals(Actor actor, List<PriceEdit> edits) {
        lists.lock(edits.stream().map(PriceEdit::list).distinct().toList());
        Map<List<UUID>, BigDecimal> present =
                present(actor, edits.stream().map(PriceEdit::product).toList());
        List<Refusal> refusals = new ArrayList<>();
        for (PriceEdit edit : edits) {
            flaw(edit).or(() -> lost(edit, present.get(key(edit)))).ifPresent(refusals::add);
        }
        return refusals;
    }

    /** Writes those that are another price than what stands; they have been checked. */
    Changed put(Actor actor, List<PriceEdit> edits) {
        Map<List<UUID>, BigDecimal> present =
                present(actor, edits.stream().map(PriceEdit::product).toList());
        List<Replaced> changes = edits.stream()
                .filter(edit -> !PriceEdit.same(edit.amount(), present.get(key(edit))))
                .map(edit -> new Replaced(edit.product(), edit.list(), present.get(key(edit)), edit.amount()))
                .toList();
        if (changes.isEmpty()) {
            return new Changed(0, null);
        }
        lists.put(
                actor,
                changes.stream()
                        .map(change -> new Price(change.product(), change.list(), change.after()))
                        .toList());
        return new Changed(changes.size(), actor.id() == null ? null : undos.remember(actor, changes));
    }

    private void known(Actor actor, List<PriceEdit> edits) {
        Set<UUID> wanted = edits.stream().map(PriceEdit::product).collect(Collectors.toSet());
        if (!products.versions(actor, wanted).keySet().containsAll(wanted)) {
            throw new Missing("Product");
        }
        edits.stream().map(PriceEdit::list).distinct().forEach(list -> lists.get(actor, list));
    }

    private Map<List<UUID>, BigDecimal> present(Actor actor, List<UUID> wanted) {
        Map<List<UUID>, BigDecimal> present = new HashMap<>();
        lists.prices(actor, wanted.stream().distinct().toList())
                .forEach(price -> present.put(
                        List.of(price.productId(), price.priceListId()), Objects.requireNonNull(price.amount())));
        return present;
    }

    private static Optional<Refusal> flaw(PriceEdit edit) {
        BigDecimal amount = edit.amount();
        if (amount == null) {
            return Optional.empty();
        }
        if (amount.signum() < 0 || amount.compareTo(PriceLists.PRICE_MAX) > 0) {
            return Optional.of(Refusal.at(edit.field(), "catalog.refused.price", PriceLists.PRICE_MAX));
        }
        return amount.stripTrailingZeros().scale() > SCALE_MAX
                ? Optional.of(Refusal.at(edit.field(), "catalog.refused.price-decimals", SCALE_MAX))
                : Optional.empty();
    }

    private static Optional<Refusal> lost(PriceEdit edit, @Nullable BigDecimal present) {
        if (PriceEdit.same(present, edit.was()) || PriceEdit.same(present, edit.amount())) {
            return Optional.empty();
        }
        return Optional.of(
                present == null
                        ? Refusal.at(edit.field(), "catalog.refused.price-gone")
                        : Refusal.at(edit.field(), "catalog.refused.price-changed", present.stripTrailingZeros()));
    }

    private static List<UUID> key(PriceEdit edit) {
        return List.of(edit.product(), edit.list());
    }
}
