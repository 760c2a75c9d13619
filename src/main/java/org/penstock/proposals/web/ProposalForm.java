package org.penstock.proposals.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.LineItems;
import org.penstock.fields.Numerals;
import org.penstock.kernel.Refusal;
import org.penstock.proposals.Proposal;
import org.penstock.proposals.ProposalDraft;
import org.penstock.proposals.ProposalLine;
import org.penstock.proposals.Proposals;
import org.penstock.proposals.Rhythm;
import org.penstock.proposals.Term;
import org.springframework.util.MultiValueMap;

/**
 * A draft as typed: fields of the same name belong to lines in their order. What answers a requirement is chosen by the
 * line's id.
 */
public record ProposalForm(
        String version,
        String currency,
        String validUntil,
        String note,
        List<Line> lines,
        List<Term> terms,
        Map<String, String> answers) {
    /** Empty lines that wait below the filled ones. */
    static final int SPARE_LINES = 2;

    private static final BigDecimal UNREADABLE = BigDecimal.valueOf(-1);

    public ProposalForm {
        lines = List.copyOf(lines);
        terms = List.copyOf(terms);
    }

    /** How a line takes part; alternatives also name their group. */
    public static final List<String> KINDS =
            List.of("fixed", "option", "option-taken", "alternative", "alternative-taken");

    /** A line as typed. */
    public record Line(
            String id,
            String product,
            String name,
            String quantity,
            String price,
            String discount,
            String tax,
            String rhythm,
            String periods,
            String kind,
            String group,
            String cost) {
        static Line empty() {
            return new Line(UUID.randomUUID().toString(), "", "", "", "", "", "", "once", "", "fixed", "", "");
        }

        boolean isEmpty() {
            return name.isBlank() && product.isBlank() && price.isBlank();
        }

        @Nullable UUID productId() {
            return uuid(product);
        }

        /** Whether more than the first row says something. */
        public boolean isSpecial() {
            return !kind.equals("fixed") || !rhythm.equals("once") || !cost.isBlank();
        }

        Line withPrice(String to) {
            return new Line(id, product, name, quantity, to, discount, tax, rhythm, periods, kind, group, cost);
        }
    }

    static ProposalForm of(Proposal proposal) {
        ProposalDraft draft = proposal.content();
        Map<String, String> answers = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        for (ProposalLine line : draft.lines()) {
            line.answers()
                    .forEach(requirement ->
                            answers.put(requirement.toString(), line.id().toString()));
            lines.add(new Line(
                    line.id().toString(),
                    line.product() == null ? "" : line.product().toString(),
                    line.name(),
                    plain(line.quantity()),
                    plain(line.unitPrice()),
                    plain(line.discountPercent()),
                    plain(line.taxPercent()),
                    line.rhythm().code(),
                    line.rhythm().recurs() ? String.valueOf(line.periods()) : "",
                    kind(line),
                    Objects.requireNonNullElse(line.alternative(), ""),
                    line.unitCost() == null ? "" : plain(line.unitCost())));
        }
        return new ProposalForm(
                String.valueOf(proposal.version()),
                draft.currency(),
                draft.validUntil() == null ? "" : draft.validUntil().toString(),
                draft.note(),
                lines,
                draft.terms(),
                answers);
    }

    static ProposalForm typed(MultiValueMap<String, String> typed) {
        List<Line> lines = new ArrayList<>();
        int count = Math.min(typed.getOrDefault("name", List.of()).size(), LineItems.LINES_MAX + SPARE_LINES);
        for (int line = 0; line < count; line++) {
            Line read = new Line(
                    at(typed, "line", line),
                    at(typed, "product", line),
                    at(typed, "name", line),
                    at(typed, "quantity", line),
                    at(typed, "price", line),
                    at(typed, "discount", line),
                    at(typed, "tax", line),
                    at(typed, "rhythm", line),
                    at(typed, "periods", line),
                    at(typed, "kind", line),
                    at(typed, "group", line),
                    at(typed, "cost", line));
            if (!read.isEmpty()) {
                lines.add(read);
            }
        }
        return new ProposalForm(
                at(typed, "version", 0),
                at(typed, "currency", 0).strip().toUpperCase(Locale.ROOT),
                at(typed, "validUntil", 0),
                at(typed, "note", 0),
                lines,
                terms(typed),
                answers(typed));
    }

    /** With empty lines and an empty term at the end, for the page. */
    public ProposalForm withSpare() {
        List<Line> more = new ArrayList<>(lines);
        for (int spare = 0; spare < SPARE_LINES; spare++) {
            more.add(Line.empty());
        }
        List<Term> moreTerms = new ArrayList<>(terms);
        moreTerms.add(new Term("", ""));
        return new ProposalForm(version, currency, validUntil, note, more, moreTerms, answers);
    }

    ProposalForm withLines(List<Line> to) {
        return new ProposalForm(version, currency, validUntil, note, to, terms, answers);
    }

    @Nullable Integer versionNumber() {
        return version.matches("\\d{1,9}") ? Integer.valueOf(version) : null;
    }

    /** What can't be read becomes a figure that the door refuses, so that its refusal names the line. */
    ProposalDraft draft(Locale locale, List<Refusal> refusals) {
        return new ProposalDraft(
                currency,
                day(refusals),
                note,
                terms,
                lines.stream().map(line -> line(line, locale)).toList());
    }

    private @Nullable LocalDate day(List<Refusal> refusals) {
        try {
            return validUntil.isBlank() ? null : LocalDate.parse(validUntil.strip());
        } catch (DateTimeParseException notADay) {
            refusals.add(Refusal.at("validUntil", "proposals.refused.day"));
            return null;
        }
    }

    private ProposalLine line(Line line, Locale locale) {
        Rhythm rhythm = KNOWN_RHYTHMS.getOrDefault(line.rhythm(), Rhythm.ONCE);
        boolean alternative = line.kind().startsWith("alternative");
        UUID id = Objects.requireNonNullElseGet(uuid(line.id()), UUID::randomUUID);
        return new ProposalLine(
                id,
                line.productId(),
                line.name(),
                number(line.quantity(), locale, BigDecimal.ONE),
                number(line.price(), locale, BigDecimal.ZERO),
                number(line.discount(), locale, BigDecimal.ZERO),
                number(line.tax(), locale, BigDecimal.ZERO),
                rhythm,
                periods(line, rhythm),
                line.kind().startsWith("option"),
                alternative ? line.group().isBlank() ? "1" : line.group() : null,
                line.kind().endsWith("-taken") || line.kind().equals("fixed"),
                line.cost().isBlank() ? null : number(line.cost(), locale, BigDecimal.ZERO),
                answers.entrySet().stream()
                        .filter(answer -> answer.getValue().equals(id.toString()))
                        .map(answer -> UUID.fromString(answer.getKey()))
                        .toList());
    }

    private static final Map<String, Rhythm> KNOWN_RHYTHMS =
            Map.of("month", Rhythm.MONTH, "quarter", Rhythm.QUARTER, "year", Rhythm.YEAR);

    private static int periods(Line line, Rhythm rhythm) {
        String typed = line.periods().strip();
        return !rhythm.recurs() || typed.isEmpty() ? 1 : typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : -1;
    }

    private static String kind(ProposalLine line) {
        String kind = line.optional() ? "option" : line.alternative() != null ? "alternative" : "fixed";
        return line.taken() && !kind.equals("fixed") ? kind + "-taken" : kind;
    }

    private static List<Term> terms(MultiValueMap<String, String> typed) {
        List<Term> terms = new ArrayList<>();
        int count = Math.min(typed.getOrDefault("termName", List.of()).size(), Proposals.TERMS_MAX + 1);
        for (int term = 0; term < count; term++) {
            Term read = new Term(at(typed, "termName", term), at(typed, "termText", term));
            if (!read.name().isEmpty() || !read.text().isEmpty()) {
                terms.add(read);
            }
        }
        return terms;
    }

    private static Map<String, String> answers(MultiValueMap<String, String> typed) {
        Map<String, String> answers = new LinkedHashMap<>();
        int count = typed.getOrDefault("requirement", List.of()).size();
        for (int place = 0; place < count; place++) {
            String requirement = at(typed, "requirement", place);
            if (uuid(requirement) != null && uuid(at(typed, "answer", place)) != null) {
                answers.put(requirement, at(typed, "answer", place));
            }
        }
        return answers;
    }

    private static @Nullable UUID uuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(text) : null;
    }

    private static BigDecimal number(String text, Locale locale, BigDecimal otherwise) {
        return text.isBlank() ? otherwise : Numerals.parse(text, locale).orElse(UNREADABLE);
    }

    private static String at(MultiValueMap<String, String> typed, String name, int place) {
        List<String> values = typed.getOrDefault(name, List.of());
        return place < values.size() ? Objects.requireNonNullElse(values.get(place), "") : "";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
