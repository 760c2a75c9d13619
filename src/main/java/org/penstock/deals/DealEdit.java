package org.penstock.deals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One change to a fact of a deal; a form sends several, an edit in place or a bulk change one. */
public sealed interface DealEdit {

    record Title(String title) implements DealEdit {}

    /** A typed value; it takes the place of the sum of the line items. */
    record Value(@Nullable BigDecimal amount, String currency) implements DealEdit {}

    record Probability(@Nullable Integer percent) implements DealEdit {}

    record ExpectedClose(@Nullable LocalDate day) implements DealEdit {}

    record Owner(@Nullable UUID account) implements DealEdit {}

    record Organisation(@Nullable UUID organisation) implements DealEdit {}

    /** All people of the deal, the main one first. */
    record People(List<UUID> people) implements DealEdit {}

    record Source(@Nullable String source) implements DealEdit {}

    /** All labels of the deal. */
    record Labels(List<UUID> labels) implements DealEdit {}

    /** Adds a label and leaves the others. */
    record AddLabel(UUID label) implements DealEdit {}

    /** Takes a label away and leaves the others. */
    record RemoveLabel(UUID label) implements DealEdit {}

    /** Typed values of custom fields by key; a key with null empties the field, a key that is absent stays. */
    record Custom(Map<String, @Nullable Object> values) implements DealEdit {}
}
