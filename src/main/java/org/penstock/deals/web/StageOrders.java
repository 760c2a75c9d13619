package org.penstock.deals.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Stage;

/** The order of a pipeline's stages with one of them moved, as a query string. */
public final class StageOrders {
    private StageOrders() {}

    public static String query(Pipeline pipeline, int at, int by) {
        List<Stage> order = new ArrayList<>(pipeline.current());
        int to = Math.clamp((long) at + by, 0, order.size() - 1);
        Collections.swap(order, at, to);
        return order.stream().map(stage -> "stage=" + stage.id()).collect(Collectors.joining("&"));
    }
}
