package org.penstock.imports;

import java.util.List;

/** How rows of one kind are worked out and written: reps, products, organisations, people, deals. */
interface Sort {
    /** What becomes of each row of a chunk; nothing is written. */
    List<PlanRow> plan(Work work, ImportFile file, List<Line> lines);

    /** Writes the rows that are to be created or updated. In the transaction of the chunk. */
    void write(Work work, List<PlanRow> rows);
}
