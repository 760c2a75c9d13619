package org.penstock.proposals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The difference between two versions of a proposal, line by line and term by term. A line is the same one by its id, else
 * by its product, else by its name.
 *
 * @param value by how much the net of the contract grew; null where the currencies differ
 * @param margin by how much the margin grew; null where one of them has none or the currencies differ
 */
public record Comparison(
        Proposal from,
        Proposal to,
        @Nullable BigDecimal value,
        @Nullable BigDecimal margin,
        List<LineChange> lines,
        List<TermChange> terms) {

    public Comparison {
        lines = List.copyOf(lines);
        terms = List.copyOf(terms);
    }

    /** A line that was added (no {@code before}), removed (no {@code after}) or changed in these fields. */
    public record LineChange(
            @Nullable ProposalLine before, @Nullable ProposalLine after, List<String> fields) {
        public LineChange {
            fields = List.copyOf(fields);
        }

        public String kind() {
            return before == null ? "added" : after == null ? "removed" : "changed";
        }

        public String name() {
            return Objects.requireNonNull(after == null ? before : after).name();
        }
    }

    /** A term with its words before and after; null where there was none. */
    public record TermChange(
            String name, @Nullable String before, @Nullable String after) {
        public String kind() {
            return before == null ? "added" : after == null ? "removed" : "changed";
        }
    }

    public static Comparison of(Proposal from, Proposal to) {
        boolean sameCurrency = from.currency().equals(to.currency());
        Totals.Margin before = from.totals().margin();
        Totals.Margin after = to.totals().margin();
        return new Comparison(
                from,
                to,
                sameCurrency
                        ? to.totals()
                                .contract()
                                .net()
                                .subtract(from.totals().contract().net())
                        : null,
                sameCurrency && before != null && after != null ? after.amount().subtract(before.amount()) : null,
                lines(from.lines(), to.lines()),
                terms(from, to));
    }

    private static List<LineChange> lines(List<ProposalLine> from, List<ProposalLine> to) {
        List<ProposalLine> left = new ArrayList<>(from);
        Map<ProposalLine, ProposalLine> pairs = new LinkedHashMap<>();
        pair(left, to, pairs, (a, b) -> a.id().equals(b.id()));
        pair(left, to, pairs, (a, b) -> a.product() != null && a.product().equals(b.product()));
        pair(left, to, pairs, (a, b) -> a.name().equalsIgnoreCase(b.name()));
        List<LineChange> changes = new ArrayList<>();
        for (ProposalLine after : to) {
            ProposalLine before = pairs.get(after);
            List<String> fields = before == null ? List.of() : fields(before, after);
            if (before == null || !fields.isEmpty()) {
                changes.add(new LineChange(before, after, fields));
            }
        }
        left.forEach(gone -> changes.add(new LineChange(gone, null, List.of())));
        return changes;
    }

    private static void pair(
            List<ProposalLine> left,
            List<ProposalLine> to,
            Map<ProposalLine, ProposalLine> pairs,
            BiPredicate<ProposalLine, ProposalLine> same) {
        for (ProposalLine after : to) {
            if (!pairs.containsKey(after)) {
                Optional<ProposalLine> before =
                        left.stream().filter(line -> same.test(line, after)).findFirst();
                before.ifPresent(line -> {
                    left.remove(line);
                    pairs.put(after, line);
                });
            }
        }
    }

    private static List<String> fields(ProposalLine a, ProposalLine b) {
        List<String> fields = new ArrayList<>();
        add(fields, "name", a.name().equals(b.name()));
        add(fields, "quantity", same(a.quantity(), b.quantity()));
        add(fields, "price", same(a.unitPrice(), b.unitPrice()));
        add(fields, "discount", same(a.discountPercent(), b.discountPercent()));
        add(fields, "tax", same(a.taxPercent(), b.taxPercent()));
        add(fields, "rhythm", a.rhythm() == b.rhythm());
        add(fields, "periods", a.periods() == b.periods());
        add(
                fields,
                "kind",
                a.optional() == b.optional()
                        && a.counts() == b.counts()
                        && Objects.equals(a.alternative(), b.alternative()));
        return fields;
    }

    private static void add(List<String> fields, String field, boolean same) {
        if (!same) {
            fields.add(field);
        }
    }

    private static boolean same(BigDecimal a, BigDecimal b) {
        return a.compareTo(b) == 0;
    }

    private static List<TermChange> terms(Proposal from, Proposal to) {
        Map<String, @Nullable String> before = byName(from);
        Map<String, @Nullable String> after = byName(to);
        List<String> names = new ArrayList<>(before.keySet());
        after.keySet().stream().filter(name -> !before.containsKey(name)).forEach(names::add);
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new TermChange(name, before.get(name), after.get(name)))
                .toList();
    }

    private static Map<String, @Nullable String> byName(Proposal proposal) {
        Map<String, @Nullable String> terms = new LinkedHashMap<>();
        proposal.content().terms().forEach(term -> terms.merge(term.name(), term.text(), (a, b) -> a + "\n" + b));
        return terms;
    }
}
