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
     * A stage with its sums and a window of its cards.
     *
     * @param sums of all its cards, not only of those in the window
     * @param before whether there are cards above the window
     * @param after whether there are cards below it
     * @param usual how long deals usually stand in this stage; null when too few have
     */
    public record Column(
            Stage stage,
            DealSums sums,
            List<DealCard> cards,
            boolean before,
            boolean after,
            UsualTimes.@Nullable Usual usual) {
        public Column {
            cards = List.copyOf(cards);
        }
    }

    /** The most deals of one column of open ones; the bars in the heads are drawn against it. */
    public long fullest() {
        return columns.stream()
                .filter(column -> !column.stage().isRetention())
                .mapToLong(column -> column.sums().deals())
                .max()
                .orElse(0);
    }
}
