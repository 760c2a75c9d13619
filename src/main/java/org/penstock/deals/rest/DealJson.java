package org.penstock.deals.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealCard;
import org.penstock.deals.DealRow;
import org.penstock.deals.DealSheet;
import org.penstock.deals.DealStay;
import org.penstock.fields.FieldJson;
import org.penstock.kernel.Due;
import org.penstock.kernel.Money;
import org.penstock.rest.Doc;

/** A deal. */
@Doc("A deal: the one record that travels the pipeline.")
record DealJson(
        @Doc("Its id.") UUID id,

        @Doc(value = "Grows with every change; the ETag.", example = "3")
        int version,

        @Doc(value = "What it is called.", example = "Northwind: 40 licences")
        String title,

        @Doc("The pipeline that it is in.") UUID pipeline,
        @Doc("The stage that it is in.") StageRefJson stage,

        @Doc(
                value = "How it went.",
                example = "open",
                oneOf = {"open", "won", "lost", "disqualified"})
        String outcome,

        @Doc("Why it was lost or disqualified.") @Nullable NamedJson reason,

        @Doc(value = "The same in the prospect's words.", example = "Too early for us.") @Nullable String reasonNote,

        @Doc("What it is worth.") @Nullable Money value,

        @Doc(value = "The value is the sum of the line items.", example = "false")
        boolean valueFromItems,

        @Doc(value = "The chance of being won that counts, in percent.", example = "50")
        int probability,

        @Doc(value = "What was entered in place of the stage's chance.", example = "60") @Nullable Integer ownProbability,

        @Doc("When it is expected to be won.") @Nullable LocalDate expectedClose,
        @Doc("Whose deal it is.") @Nullable NamedJson owner,
        @Doc("Who buys.") @Nullable NamedJson organisation,
        @Doc("The main one of its people.") @Nullable NamedJson person,

        @Doc(value = "Where it came from.", example = "Newsletter") @Nullable String source,

        @Doc("The ids of its labels.") List<UUID> labels,

        @Doc("Values of custom fields by key.") Map<String, Object> custom,

        @Doc("What the tools of the stages know of it, by the fact's name, such as qualification.verdict.")
        Map<String, Object> stageFacts,

        @Doc("The earliest open activity.") @Nullable StepJson nextStep,
        @Doc("Since when it is in its stage.") Instant stageEnteredAt,
        @Doc("When it was created.") Instant createdAt,
        @Doc("When it was last changed.") Instant updatedAt,

        @Doc("When it was won, lost or disqualified.") @Nullable Instant closedAt,

        @Doc(value = "Its id in the system that it was imported from.", example = "OPP-1042") @Nullable String externalId,

        @Doc("Its latest stays in stages, newest first, at most 20; only on a single deal.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<StayJson> stageVisits) {

    static DealJson of(DealSheet sheet) {
        return of(sheet, null);
    }

    static DealJson of(DealSheet sheet, @Nullable List<DealStay> stays) {
        DealRow deal = sheet.deal();
        return new DealJson(
                deal.id(),
                deal.version(),
                deal.title(),
                deal.pipeline(),
                StageRefJson.of(deal.stage(), deal.stageName(), deal.stageKind()),
                deal.outcome().code(),
                NamedJson.of(sheet.reason(), deal.reasonName()),
                sheet.reasonNote(),
                deal.value(),
                sheet.valueFromItems(),
                deal.probability(),
                sheet.ownProbability(),
                deal.expectedClose(),
                NamedJson.of(deal.owner(), deal.ownerName()),
                NamedJson.of(deal.organisation(), deal.organisationName()),
                NamedJson.of(deal.person(), deal.personName()),
                deal.source(),
                deal.labels(),
                FieldJson.show(deal.custom()),
                sheet.stageFacts(),
                StepJson.of(deal.step()),
                deal.stageEnteredAt(),
                deal.createdAt(),
                deal.updatedAt(),
                deal.closedAt(),
                deal.externalId(),
                stays == null ? null : stays.stream().map(StayJson::of).toList());
    }

    /** What is to be done next. */
    @Doc("What is to be done next.")
    record StepJson(
            @Doc("The activity.") UUID activity,
            @Doc(value = "Its kind.", example = "call") String kind,

            @Doc(value = "What is to be done.", example = "Call about the offer")
            String title,

            @Doc("When it is due; null where it is due on a day or any time.") @Nullable Instant dueAt,

            @Doc("The day on which it is due, where only the day counts.") @Nullable LocalDate dueOn) {
        static @Nullable StepJson of(DealCard.@Nullable Step step) {
            Due due = step == null ? null : step.due();
            return step == null
                    ? null
                    : new StepJson(
                            step.activity(),
                            step.kind(),
                            step.title(),
                            due == null ? null : due.at(),
                            due == null ? null : due.on());
        }
    }
}
