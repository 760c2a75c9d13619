package org.penstock.proposals.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.LineItems;
import org.penstock.kernel.Money;
import org.penstock.proposals.Proposal;
import org.penstock.proposals.ProposalLine;
import org.penstock.proposals.Proposals;
import org.penstock.proposals.Rhythm;
import org.penstock.proposals.Totals;
import org.penstock.rest.Doc;
import org.penstock.rest.UnitPrice;

/** A version of a proposal. */
@Doc("A version of a proposal.")
record ProposalJson(
        @Doc("Its id.") UUID id,

        @Doc(value = "1 for the deal's first version.", example = "2")
        int number,

        @Doc(
                value = "Where it stands; the current one makes the deal's line items and value.",
                example = "draft",
                oneOf = {"draft", "offered", "current", "superseded", "withdrawn"})
        String state,

        @Doc(value = "The currency of all amounts.", example = "EUR")
        String currency,

        @Doc("The last day on which it is valid.") @Nullable LocalDate validUntil,
        @Doc(value = "A note.", example = "As discussed.") String note,
        @Doc("Terms in order.") List<TermJson> terms,
        @Doc("Lines in order.") List<LineJson> lines,
        @Doc("What it comes to.") TotalsJson totals,
        @Doc("When it was made.") Instant createdAt,
        @Doc("When it was changed last.") Instant updatedAt,
        @Doc("When the customer got it.") @Nullable Instant offeredAt,

        @Doc(value = "Its version; the ETag.", example = "1")
        int version) {

    /** A term. */
    @Doc("A term.")
    record TermJson(
            @Doc(value = "What it is about.", example = "Payment", max = Proposals.TERM_NAME_MAX, required = true)
            String name,

            @Doc(value = "What is agreed.", example = "30 days net", max = Proposals.TERM_TEXT_MAX, required = true)
            String text) {}

    /** A line. */
    @Doc("A line of a proposal.")
    record LineJson(
            @Doc("Its id, the same from version to version.")
            UUID id,

            @Doc("The product.") @Nullable UUID product,
            @Doc(value = "What it is.", example = "Licence") String name,
            @Doc(value = "How many.", example = "40") BigDecimal quantity,
            @Doc("The price of one.") UnitPrice unitPrice,

            @Doc(value = "The discount in percent.", example = "10")
            BigDecimal discountPercent,

            @Doc(value = "The tax in percent.", example = "19")
            BigDecimal taxPercent,

            @Doc(
                    value = "How often it is paid.",
                    example = "month",
                    oneOf = {"once", "month", "quarter", "year"})
            String rhythm,

            @Doc(value = "How many times it is paid.", example = "12")
            int periods,

            @Doc(value = "It counts only when it is taken.", example = "false")
            boolean optional,

            @Doc(value = "The group of which exactly one line is taken.", example = "Frame") @Nullable String alternative,

            @Doc(value = "Whether an option or alternative is taken.", example = "true")
            boolean taken,

            @Doc("What one costs us.") @Nullable UnitPrice unitCost,
            @Doc("The requirements that it meets.") List<UUID> answers,
            @Doc("One period, rounded.") Money net) {
        static LineJson of(ProposalLine line, String currency) {
            return new LineJson(
                    line.id(),
                    line.product(),
                    line.name(),
                    line.quantity().stripTrailingZeros(),
                    UnitPrice.of(line.unitPrice(), currency),
                    line.discountPercent().stripTrailingZeros(),
                    line.taxPercent().stripTrailingZeros(),
                    line.rhythm().code(),
                    line.periods(),
                    line.optional(),
                    line.alternative(),
                    line.taken(),
                    line.unitCost() == null ? null : UnitPrice.of(line.unitCost(), currency),
                    line.answers(),
                    Money.of(line.net(currency), currency));
        }
    }

    /** Totals. */
    @Doc("What a version comes to. Tax is taken by rate on the sum of the rounded lines.")
    record TotalsJson(
            @Doc("What is paid once.") SumJson once,
            @Doc("What is paid each month.") @Nullable SumJson month,
            @Doc("What is paid each quarter.") @Nullable SumJson quarter,
            @Doc("What is paid each year.") @Nullable SumJson year,

            @Doc("Everything over all periods; net is the deal's value.")
            SumJson contract,

            @Doc("Net less cost, of the lines that have a cost.") @Nullable Money margin,

            @Doc(value = "The highest discount of a line that counts.", example = "10")
            BigDecimal maxDiscount) {
        static TotalsJson of(Totals totals) {
            Totals.Margin margin = totals.margin();
            return new TotalsJson(
                    SumJson.of(totals.once(), totals.currency()),
                    each(totals, Rhythm.MONTH),
                    each(totals, Rhythm.QUARTER),
                    each(totals, Rhythm.YEAR),
                    SumJson.of(totals.contract(), totals.currency()),
                    margin == null ? null : Money.of(margin.amount(), totals.currency()),
                    totals.maxDiscount().stripTrailingZeros());
        }

        private static @Nullable SumJson each(Totals totals, Rhythm rhythm) {
            Totals.Sum sum = totals.recurring().get(rhythm);
            return sum == null ? null : SumJson.of(sum, totals.currency());
        }
    }

    /** A sum. */
    @Doc("A sum.")
    record SumJson(
            @Doc("Without tax.") Money net,
            @Doc("The tax.") Money tax,
            @Doc("With tax.") Money gross) {
        static SumJson of(Totals.Sum sum, String currency) {
            return new SumJson(
                    Money.of(sum.net(), currency), Money.of(sum.taxes(), currency), Money.of(sum.gross(), currency));
        }
    }

    /** A line as it is sent. */
    @Doc("A line as it is sent. A product brings its name and, from the standard price list, its price.")
    record LineBody(
            @Doc("Its id in the version before, so that both can be compared.") @Nullable UUID id,

            @Doc("The product.") @Nullable UUID product,

            @Doc(value = "What it is; needed without a product.", example = "Licence", max = LineItems.NAME_MAX)
            @Nullable String name,

            @Doc(value = "How many; 1 if it is not said.", example = "40") @Nullable BigDecimal quantity,

            @Doc(value = "The price of one, in the proposal's currency.", example = "99.5") @Nullable BigDecimal unitPrice,

            @Doc(value = "The discount in percent; 0 if it is not said.", example = "10") @Nullable BigDecimal discountPercent,

            @Doc(value = "The tax in percent; 0 if it is not said.", example = "19") @Nullable BigDecimal taxPercent,

            @Doc(value = "How often it is paid; once if it is not said.", example = "month") @Nullable Rhythm rhythm,

            @Doc(value = "How many times; 1 if it is not said.", example = "12") @Nullable Integer periods,

            @Doc(value = "It counts only when it is taken.", example = "false") @Nullable Boolean optional,

            @Doc(value = "The group of which exactly one line is taken.", max = Proposals.TERM_NAME_MAX) @Nullable String alternative,

            @Doc(value = "Whether an option or alternative is taken.", example = "true") @Nullable Boolean taken,

            @Doc(value = "What one costs us.", example = "40") @Nullable BigDecimal unitCost,

            @Doc(value = "The requirements that it meets.", max = Proposals.ANSWERS_MAX) @Nullable List<UUID> answers) {}

    /** A version as it is sent. */
    @Doc("What stands in a version, as a whole.")
    record Body(
            @Doc(value = "The currency; the deal's if it is not said.", example = "EUR") @Nullable String currency,

            @Doc("The last day on which it is valid.") @Nullable LocalDate validUntil,

            @Doc(value = "A note.", max = Proposals.NOTE_MAX) @Nullable String note,

            @Doc(value = "Terms in order.", max = Proposals.TERMS_MAX) @Nullable List<TermJson> terms,

            @Doc(value = "Lines in order.", max = LineItems.LINES_MAX, required = true) @Nullable List<LineBody> lines) {}

    /** A state as it is sent. */
    @Doc("Where a version is to stand.")
    record StateBody(
            @Doc(
                    value = "Offered: the customer has it. Current: it counts. Withdrawn: taken back.",
                    example = "current",
                    oneOf = {"offered", "current", "withdrawn"},
                    required = true)
            @Nullable String state) {}

    static ProposalJson of(Proposal proposal) {
        return new ProposalJson(
                proposal.id(),
                proposal.number(),
                proposal.state().code(),
                proposal.currency(),
                proposal.content().validUntil(),
                proposal.content().note(),
                proposal.content().terms().stream()
                        .map(term -> new TermJson(term.name(), term.text()))
                        .toList(),
                proposal.lines().stream()
                        .map(line -> LineJson.of(line, proposal.currency()))
                        .toList(),
                TotalsJson.of(proposal.totals()),
                proposal.createdAt(),
                proposal.updatedAt(),
                proposal.offeredAt(),
                proposal.version());
    }
}
