package org.penstock.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealEdit;
import org.penstock.deals.DealRecord;
import org.penstock.deals.LineDraft;
import org.penstock.deals.Outcome;

/**
 * A deal as a row tells it, its names matched. Records and edits are made from it when those names have ids.
 *
 * @param title the file's own; null where it has none
 * @param value null when unknown
 * @param facts what the tools of the stages are told, by the fact's name
 * @param price of one on the list; null where there is none
 */
record DealTold(
        UUID id,
        String externalId,
        DealStory story,
        @Nullable String title,
        @Nullable Ref product,
        @Nullable Ref organisation,
        @Nullable Ref person,
        @Nullable Ref owner,
        @Nullable BigDecimal value,
        String currency,
        BigDecimal quantity,
        @Nullable BigDecimal price,
        @Nullable Integer probability,
        @Nullable LocalDate expectedClose,
        @Nullable String source,
        @Nullable UUID reason,
        @Nullable String reasonNote,
        Map<String, Object> custom,
        Map<String, String> facts,
        DealPresent.@Nullable Image present) {

    /** Product and organisation say what a deal is about; where there is neither, its origin and its number. */
    String titleOrMade() {
        if (title != null) {
            return title;
        }
        String who = organisation != null ? organisation.name : person != null ? person.name : shortId();
        String what = product != null ? product.name : source == null ? "" : source.replace('_', ' ');
        return what.isEmpty() ? who : what + " · " + who;
    }

    /** Ids of other systems may be long digests; a few characters tell them apart. */
    private String shortId() {
        return externalId.length() > 12 ? externalId.substring(0, 8) : externalId;
    }

    DealRecord record(String externalSource) {
        return new DealRecord(
                id,
                titleOrMade(),
                story.pipeline().id(),
                story.stays(),
                story.outcome(),
                reason,
                reasonNote,
                story.closed(),
                value,
                currency,
                lines(),
                story.outcome() == Outcome.OPEN ? probability : null,
                expectedClose,
                idOf(owner),
                idOf(organisation),
                person == null ? List.of() : List.of(person.id),
                source,
                List.of(),
                custom,
                List.of(),
                externalSource,
                externalId,
                story.reconstructed());
    }

    /** The product at what it was sold for, or at list price; none where that would not give the value exactly. */
    List<LineDraft> lines() {
        if (product == null) {
            return List.of();
        }
        BigDecimal each = value == null ? price : value.divide(quantity, 4, RoundingMode.HALF_UP);
        if (each == null || (value != null && each.multiply(quantity).compareTo(value) != 0)) {
            return List.of();
        }
        return List.of(new LineDraft(product.id, product.name, quantity, each, BigDecimal.ZERO));
    }

    /** What the deal is worth after a creation: the file's value, or the list price. */
    @Nullable BigDecimal worth() {
        return value != null ? value : price == null ? null : price.multiply(quantity);
    }

    /** What changes on the deal that stands here already. A cell that is empty changes nothing. */
    List<DealEdit> edits(DealPresent.Image now) {
        List<DealEdit> edits = new ArrayList<>();
        if (title != null && !title.equals(now.title())) {
            edits.add(new DealEdit.Title(title));
        }
        if (valueDiffers(now)) {
            edits.add(new DealEdit.Value(value, currency));
        }
        if (owner != null && !owner.id.equals(now.owner())) {
            edits.add(new DealEdit.Owner(owner.id));
        }
        if (organisation != null && !organisation.id.equals(now.organisation())) {
            edits.add(new DealEdit.Organisation(organisation.id));
        }
        if (source != null && !source.equals(now.source())) {
            edits.add(new DealEdit.Source(source));
        }
        if (expectedClose != null && !expectedClose.equals(now.expectedClose())) {
            edits.add(new DealEdit.ExpectedClose(expectedClose));
        }
        if (probabilityDiffers(now)) {
            edits.add(new DealEdit.Probability(probability));
        }
        if (!CustomCells.alike(now.custom(), custom)) {
            edits.add(new DealEdit.Custom(Map.copyOf(custom)));
        }
        return edits;
    }

    boolean valueDiffers(DealPresent.Image now) {
        if (value == null) {
            return false;
        }
        BigDecimal is = now.value();
        return is == null || value.compareTo(is) != 0 || !currency.equals(now.currency());
    }

    boolean probabilityDiffers(DealPresent.Image now) {
        return probability != null
                && story.outcome() == Outcome.OPEN
                && now.outcome() == Outcome.OPEN
                && !probability.equals(now.probability());
    }

    private static @Nullable UUID idOf(@Nullable Ref ref) {
        return ref == null ? null : ref.id;
    }
}
