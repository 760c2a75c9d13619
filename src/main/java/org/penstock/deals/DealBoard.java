package org.penstock.deals;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The board of one pipeline under a filter. */
public record DealBoard(
        Pipeline pipeline, List<Pipeline> pipelines, DealFilter filter, List<Column> columns, DealSums open) {

    public DealBoard {
        pipelines = List.copyOf(pipelines);
        columns = List.copyOf(columns);
    }

    /**
     * A stage with its sums and the first window of its cards.
     *
     * @param sums of all its cards, not only of those in the window
     * @param after where the next window begins; null when there is none
     */
    public record Column(
            Stage stage,
            DealSums sums,
            List<DealCard> cards,
            @Nullable String after) {
        public Column {
            cards = List.copyOf(cards);
        }
    }
}
