package org.penstock.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Reason;
import org.penstock.deals.Stage;

/** What all deals of an import share: stages, reasons, and the rows of files that only add to deals. */
record DealWorks(
        StageBook stages,
        List<Reason> reasons,
        Map<Integer, List<String>> stageNames,
        Map<String, Line> closing,
        Map<String, Seen> seen,
        Map<UUID, Stage> left) {

    static DealWorks of(StageBook stages, List<Reason> reasons, Map<Integer, List<String>> stageNames) {
        return new DealWorks(stages, reasons, stageNames, new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    /** A row that a deal was met in: of a million rows only its number and a print of its cells are kept. */
    record Seen(int number, long print) {
        static Seen of(Line line) {
            return new Seen(line.number(), Digests.print(line.cells()));
        }
    }

    /** The stage that closed deals of the file have left. */
    Stage left(ImportFile file, Pipeline pipeline) {
        return left.computeIfAbsent(
                pipeline.id(), same -> stages.furthest(pipeline, stageNames.getOrDefault(file.number(), List.of())));
    }
}
