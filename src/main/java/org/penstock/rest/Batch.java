package org.penstock.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Several records at once. */
@Doc("Several records at once.")
public record Batch<T>(
        @Doc(value = "One for each record.", max = Batch.ITEMS_MAX, required = true)
        List<T> items) {
    public static final int ITEMS_MAX = 500;

    /** What became of each. */
    @Doc("What became of each record of a batch, in the order in which they were sent.")
    public record Results(@Doc("One for each record.") List<One> results) {}

    /** What became of one. */
    @Doc("What became of one record: done, or the problem.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record One(
            @Doc(value = "Its place in the batch, from 0.", example = "0")
            int index,

            @Doc(value = "The status that it alone would have been answered with.", example = "201")
            int status,

            @Doc("Its id.") @Nullable UUID id,

            @Doc(value = "Its version.", example = "1") @Nullable Integer version,

            @Doc("Why it was not done.") @Nullable Problem problem) {}
}
