package org.penstock.live;

import java.util.List;
import org.penstock.kernel.Measure;
import org.penstock.kernel.Measures;
import org.springframework.stereotype.Component;

/** How many look at live pages of this node. */
@Component
class LiveMeasures implements Measures {
    private final LiveStreams streams;

    LiveMeasures(LiveStreams streams) {
        this.streams = streams;
    }

    @Override
    public boolean asksDatabase() {
        return false;
    }

    @Override
    public List<Measure> measures() {
        return List.of(Measure.gauge(
                "penstock_live_streams", "Open streams of live pages, about one a browser.", streams.count()));
    }
}
