package org.penstock.deals.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Money;
import org.penstock.rest.Doc;
import tools.jackson.databind.JsonNode;

/** A deal as it is sent. */
@Doc(
        "A new deal. Only a title or an e-mail address is needed: without a pipeline it goes to the standard one, without a stage to the first,"
                + " without an owner to the token's person.")
record DealBody(
        @Doc(
                value = "What it is called; with an e-mail address it may be left out.",
                example = "Northwind: 40 licences",
                max = 300)
        @Nullable String title,

        @Doc(
                value = "The address of its main person, who is found by it or made of it.",
                example = "jana.novak@northwind.example",
                max = 254)
        @Nullable String email,

        @Doc("The pipeline that it goes to.") @Nullable UUID pipeline,

        @Doc("The stage that it begins in; the gates of the stages before it hold.") @Nullable UUID stage,

        @Doc("What it is worth.") @Nullable Money value,

        @Doc(value = "The chance of being won in percent, in place of the stage's.", example = "60") @Nullable Integer probability,

        @Doc("When it is expected to be won.") @Nullable LocalDate expectedClose,

        @Doc("Whose deal it is: the id of a user.") @Nullable UUID owner,

        @Doc("Who buys.") @Nullable UUID organisation,

        @Doc(value = "Its people, the main one first.", max = 50) @Nullable List<UUID> people,

        @Doc(value = "Where it came from.", example = "Newsletter", max = 120) @Nullable String source,

        @Doc("The ids of its labels.") @Nullable List<UUID> labels,

        @Doc("Values of custom fields by key.") @Nullable JsonNode custom,

        @Doc(
                value = "Why a gate is passed that is not met; needs the right to do so.",
                example = "Agreed with the board")
        @Nullable String overrideReason) {

    /** What can be changed of a deal. */
    @Doc(
            "Changes to a deal: what is not named stays, null empties. The stage and the outcome have addresses of their own.")
    record Change(
            @Doc(value = "What it is called.", example = "Northwind: 60 licences", max = 300) @Nullable String title,

            @Doc("What it is worth; takes the place of the sum of the line items.") @Nullable Money value,

            @Doc(value = "The chance of being won in percent; null goes back to the stage's.", example = "60") @Nullable Integer probability,

            @Doc("When it is expected to be won.") @Nullable LocalDate expectedClose,

            @Doc("Whose deal it is: the id of a user.") @Nullable UUID owner,

            @Doc("Who buys.") @Nullable UUID organisation,

            @Doc(value = "All its people, the main one first.", max = 50) @Nullable List<UUID> people,

            @Doc(value = "Where it came from.", example = "Newsletter", max = 120) @Nullable String source,

            @Doc("The ids of all its labels.") @Nullable List<UUID> labels,

            @Doc("Values of custom fields by key; those not named stay.") @Nullable JsonNode custom) {}
}
