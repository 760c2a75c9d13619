package org.penstock.catalog;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Names;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Prices pasted from a spreadsheet: first a preview of what fits and what does not, then the change of what fits. */
@Component
public class PricePastes {
    /** The most lines of one pasting. */
    public static final int LINES_MAX = 2_000;

    private final PriceLists lists;
    private final Products products;
    private final PriceChanges changes;

    PricePastes(PriceLists lists, Products products, PriceChanges changes) {
        this.lists = lists;
        this.products = products;
        this.changes = changes;
    }

    /** What a pasted line would do, or why it does nothing. */
    public enum State {
        NEW,
        CHANGED,
        SAME,
        UNKNOWN,
        AMBIGUOUS,
        UNREADABLE,
        TWICE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the line changes a price. */
        public boolean fits() {
            return this == NEW || this == CHANGED;
        }

        /** Whether somebody has to look at the line. */
        public boolean wrong() {
            return ordinal() >= UNKNOWN.ordinal();
        }
    }

    /**
     * A pasted line.
     *
     * @param number its number in the pasted text, from 1
     * @param name the product or code as pasted
     * @param typed the price as pasted
     * @param was the product's present price; null for none
     */
    public record Line(
            int number,
            String name,
            String typed,
            State state,
            @Nullable UUID product,
            @Nullable String productName,
            @Nullable BigDecimal was,
            @Nullable BigDecimal amount) {}

    /**
     * What a pasting would do.
     *
     * @param seen a mark of the lines and of the prices that stood when they were looked at; the change asks for it, so
     *     that nothing is overwritten that nobody has seen
     */
    public record Preview(List<Line> lines, String seen) {
        public Preview {
            lines = List.copyOf(lines);
        }

        public long fitting() {
            return lines.stream().filter(line -> line.state().fits()).count();
        }

        public long wrong() {
            return lines.stream().filter(line -> line.state().wrong()).count();
        }
    }

    /** Reads the text in the locale's numbers and looks up what it names; changes nothing. */
    public Result<Preview> preview(Actor actor, UUID list, String text, Locale locale) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        PriceList of = lists.get(actor, list);
        List<PastedPrice> pasted = PastedPrice.of(text, of.currency(), locale);
        if (pasted.isEmpty()) {
            return Result.refused(Refusal.at("text", "catalog.refused.pasted-nothing"));
        }
        if (pasted.size() > LINES_MAX) {
            return Result.refused(Refusal.at("text", "catalog.refused.pasted-many", LINES_MAX));
        }
        List<Line> lines = matched(actor, of, pasted);
        return Result.done(new Preview(lines, mark(lines)));
    }

    /** Puts the prices that fit; stale with a new preview when something has changed since {@code seen}. */
    @Transactional
    public Result<Applied> apply(Actor actor, UUID list, String text, Locale locale, String seen) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        lists.get(actor, list);
        lists.lock(List.of(list));
        return switch (preview(actor, list, text, locale)) {
            case Result.Refused<Preview>(List<Refusal> refusals) -> Result.refused(refusals);
            case Result.Stale<Preview>(Preview now) -> Result.stale(new Applied(now, null));
            case Result.Done<Preview>(Preview now) ->
                now.seen().equals(seen) ? put(actor, list, now) : Result.stale(new Applied(now, null));
        };
    }

    /** A pasting after its change; without a change where it has to be looked at again. */
    public record Applied(Preview preview, PriceChanges.@Nullable Changed changed) {}

    private Result<Applied> put(Actor actor, UUID list, Preview preview) {
        List<PriceEdit> edits = preview.lines().stream()
                .filter(line -> line.state().fits())
                .map(line ->
                        new PriceEdit("text", Objects.requireNonNull(line.product()), list, line.was(), line.amount()))
                .toList();
        return switch (changes.change(actor, edits)) {
            case Result.Done<PriceChanges.Changed>(PriceChanges.Changed changed) ->
                Result.done(new Applied(preview, changed));
            case Result.Refused<PriceChanges.Changed>(List<Refusal> refusals) -> Result.refused(refusals);
            case Result.Stale<PriceChanges.Changed>(PriceChanges.Changed changed) ->
                Result.stale(new Applied(preview, changed));
        };
    }

    private List<Line> matched(Actor actor, PriceList list, List<PastedPrice> pasted) {
        Map<String, List<UUID>> byCode = products.findByCodes(
                actor, pasted.stream().map(PastedPrice::code).distinct().toList());
        Map<String, List<UUID>> byKey = products.findByKeys(
                actor,
                pasted.stream().map(line -> Names.key(line.name())).distinct().toList());
        Set<UUID> all = new HashSet<>();
        pasted.forEach(line -> all.addAll(found(line, byCode, byKey)));
        Map<UUID, Product> known = products.byIds(actor, all);
        Map<UUID, BigDecimal> present = new java.util.HashMap<>();
        lists.prices(actor, all).stream()
                .filter(price -> price.priceListId().equals(list.id()))
                .forEach(price -> present.put(price.productId(), Objects.requireNonNull(price.amount())));
        Set<UUID> taken = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        for (PastedPrice line : pasted) {
            lines.add(line(line, found(line, byCode, byKey), known, present, taken));
        }
        return lines;
    }

    private static List<UUID> found(PastedPrice line, Map<String, List<UUID>> byCode, Map<String, List<UUID>> byKey) {
        List<UUID> ofCode = byCode.getOrDefault(line.code(), List.of());
        return ofCode.isEmpty() ? byKey.getOrDefault(Names.key(line.name()), List.of()) : ofCode;
    }

    private static Line line(
            PastedPrice line,
            List<UUID> found,
            Map<UUID, Product> known,
            Map<UUID, BigDecimal> present,
            Set<UUID> taken) {
        UUID product = found.size() == 1 ? found.getFirst() : null;
        BigDecimal was = product == null ? null : present.get(product);
        State state = state(line, found, was, product != null && !taken.add(product));
        String name = Optional.ofNullable(product == null ? null : known.get(product))
                .map(Product::name)
                .orElse(null);
        return new Line(line.number(), line.name(), line.typed(), state, product, name, was, line.amount());
    }

    private static State state(PastedPrice line, List<UUID> found, @Nullable BigDecimal was, boolean again) {
        if (found.size() != 1) {
            return found.isEmpty() ? State.UNKNOWN : State.AMBIGUOUS;
        }
        if (line.amount() == null) {
            return State.UNREADABLE;
        }
        if (again) {
            return State.TWICE;
        }
        return was == null ? State.NEW : PriceEdit.same(was, line.amount()) ? State.SAME : State.CHANGED;
    }

    private static String mark(List<Line> lines) {
        StringBuilder all = new StringBuilder();
        lines.forEach(line -> all.append(line.product())
                .append(line.state())
                .append(plain(line.was()))
                .append(plain(line.amount()))
                .append('\n'));
        return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static String plain(@Nullable BigDecimal price) {
        return price == null ? "-" : " " + price.stripTrailingZeros().toPlainString();
    }
}
