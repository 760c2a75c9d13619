package org.penstock.deals.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealBoard;
import org.penstock.deals.DealCard;
import org.penstock.deals.DealSums;
import org.penstock.kernel.Money;
import org.penstock.rest.Doc;

/** The board of a pipeline. */
@Doc("The board of a pipeline: each stage with its sums and its first cards.")
record BoardJson(
        @Doc("The pipeline.") NamedJson pipeline,
        @Doc("Its stages in order.") List<Column> columns,
        @Doc("The sums of all open deals.") Sums open) {

    static BoardJson of(DealBoard board) {
        return new BoardJson(
                new NamedJson(board.pipeline().id(), board.pipeline().name()),
                board.columns().stream().map(Column::of).toList(),
                Sums.of(board.open()));
    }

    /** A stage. */
    @Doc("A stage with its sums and first cards; open deals and, in retention, those that are won.")
    record Column(
            @Doc("The stage.") StageRefJson stage,
            @Doc("Count and sums of all its deals.") Sums sums,
            @Doc("The first of its deals.") List<Card> cards) {
        static Column of(DealBoard.Column column) {
            return new Column(
                    StageRefJson.of(
                            column.stage().id(),
                            column.stage().name(),
                            column.stage().kind()),
                    Sums.of(column.sums()),
                    column.cards().stream().map(Card::of).toList());
        }
    }

    /** How many and how much. */
    @Doc("How many deals and how much; kept with every change, not counted on demand.")
    record Sums(
            @Doc(value = "How many deals.", example = "128") long deals,
            @Doc("The sum of their values by currency.") List<Money> values,

            @Doc("The sum of value times probability by currency.")
            List<Money> weighted,

            @Doc("All values in the company's currency at today's rates; null where a rate is missing.") @Nullable Money total,

            @Doc(value = "The currencies without a rate.", example = "KZT")
            List<String> missingRates) {
        static Sums of(DealSums sums) {
            return new Sums(sums.deals(), sums.values(), sums.weighted(), sums.total(), sums.missingRates());
        }
    }

    /** A deal as the board shows it. */
    @Doc("A deal as the board shows it.")
    record Card(
            @Doc("The deal's id.") UUID id,
            @Doc(value = "Its version.", example = "3") int version,

            @Doc(value = "What it is called.", example = "Northwind: 40 licences")
            String title,

            @Doc(
                    value = "How it went.",
                    example = "open",
                    oneOf = {"open", "won"})
            String outcome,

            @Doc("What it is worth.") @Nullable Money value,
            @Doc("When it is expected to be won.") @Nullable LocalDate expectedClose,
            @Doc("Who buys.") @Nullable NamedJson organisation,
            @Doc("Whose deal it is.") @Nullable NamedJson owner,
            @Doc("The ids of its labels.") List<UUID> labels,
            @Doc("Since when it is in the stage.") Instant stageEnteredAt,
            @Doc("The earliest open activity.") DealJson.@Nullable StepJson nextStep) {
        static Card of(DealCard card) {
            return new Card(
                    card.id(),
                    card.version(),
                    card.title(),
                    card.outcome().code(),
                    card.value(),
                    card.expectedClose(),
                    NamedJson.of(card.organisation(), card.organisationName()),
                    NamedJson.of(card.owner(), card.ownerName()),
                    card.labels(),
                    card.stageEnteredAt(),
                    DealJson.StepJson.of(card.step()));
        }
    }
}
