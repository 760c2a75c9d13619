package org.penstock.imports;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.penstock.kernel.Measure;
import org.penstock.kernel.Measures;
import org.springframework.stereotype.Component;

/** How much this node has imported, and how many imports are under way on all. */
@Component
class ImportMeasures implements Measures {
    private final RunRows runs;
    private final LongAdder rows = new LongAdder();

    ImportMeasures(RunRows runs) {
        this.runs = runs;
    }

    void written(int more) {
        rows.add(more);
    }

    @Override
    public boolean asksDatabase() {
        return true;
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                Measure.counter(
                        "penstock_import_rows_total",
                        "Rows of files that imports went through while writing, rejected ones among them.",
                        (double) rows.sum()),
                Measure.gauge(
                        "penstock_imports_busy",
                        "Imports that are planned, applied or undone just now, on all nodes.",
                        runs.busy().size()));
    }
}
