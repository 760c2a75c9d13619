package org.penstock.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.penstock.imports.ImportLines.Planned;
import org.penstock.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes through all rows of an import, kind after kind and chunk after chunk, each chunk in a transaction of its own. The
 * dry run and the writing are the same way; the writing writes as well, and only what the dry run has said.
 */
@Component
class Planner {
    private final ImportLines lines;
    private final RunRows runs;
    private final TraceRows traces;
    private final Map<Entity, Sort> sorts;
    private final ImportMeasures measures;
    private final TransactionTemplate transaction;

    Planner(
            ImportLines lines,
            RunRows runs,
            TraceRows traces,
            RepSort reps,
            ProductSort products,
            OrganisationSort organisations,
            PersonSort people,
            DealSort deals,
            ImportMeasures measures,
            PlatformTransactionManager transactions) {
        this.lines = lines;
        this.runs = runs;
        this.traces = traces;
        this.measures = measures;
        this.sorts = Map.of(
                Entity.REPS, reps,
                Entity.PRODUCTS, products,
                Entity.ORGANISATIONS, organisations,
                Entity.PEOPLE, people,
                Entity.DEALS, deals,
                Entity.CLOSED_DEALS, deals);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Answers false when somebody has cancelled it; what is written by then can be undone. */
    boolean go(Work work) {
        Progress progress = new Progress(work);
        closing(work);
        unknown(work, progress);
        for (Entity entity : Entity.values()) {
            for (ImportFile file : work.files(entity)) {
                if (!file(work, file, progress)) {
                    return false;
                }
            }
        }
        return true;
    }

    private final class Progress {
        private final UUID run;
        private final long total;
        private long done;
        private final Set<Work.Place> consumed = new HashSet<>();

        Progress(Work work) {
            run = work.run.id();
            total = work.files.stream().mapToLong(ImportFile::lines).sum();
            runs.progress(run, 0, total);
        }

        boolean goesOn(int more) {
            done += more;
            runs.progress(run, done, total);
            return !runs.cancelAsked(run);
        }
    }

    /** Rows that say more about deals of other files are looked up by the deal's id. */
    private void closing(Work work) {
        if (work.files(Entity.DEALS).isEmpty()) {
            return;
        }
        for (ImportFile file : work.files(Entity.CLOSED_DEALS)) {
            List<Line> chunk = lines.after(work.run.id(), file.number(), 0, ImportLimits.CHUNK);
            while (!chunk.isEmpty() && work.deals.closing().size() < ImportLimits.SUPPLEMENT_ROWS) {
                chunk.forEach(line -> {
                    String id = work.cells(file, line).text(Target.DEAL_ID);
                    if (!id.isEmpty()) {
                        work.deals.closing().putIfAbsent(id, line);
                    }
                });
                chunk = lines.after(
                        work.run.id(), file.number(), chunk.getLast().number(), ImportLimits.CHUNK);
            }
        }
    }

    private void unknown(Work work, Progress progress) {
        for (ImportFile file : work.files) {
            if (file.entity() == null) {
                each(
                        work,
                        file,
                        progress,
                        chunk -> chunk.stream()
                                .map(line -> {
                                    PlanRow row = new PlanRow(line, Entity.DEALS);
                                    row.title = file.name();
                                    row.reject(Refusal.of("imports.row.file-unknown"));
                                    return row;
                                })
                                .toList(),
                        (rows, planned) -> {});
            }
        }
    }

    private boolean file(Work work, ImportFile file, Progress progress) {
        Sort sort = java.util.Objects.requireNonNull(sorts.get(java.util.Objects.requireNonNull(file.entity())));
        return each(
                work,
                file,
                progress,
                chunk -> {
                    List<PlanRow> rows = sort.plan(work, file, chunk);
                    rows.forEach(row -> row.alongside.forEach(line -> progress.consumed.add(Work.Place.of(line))));
                    return rows;
                },
                (rows, planned) -> {
                    Set<Line> held = asPlanned(rows, planned);
                    sort.write(
                            work,
                            rows.stream()
                                    .filter(row -> row.goes() && !held.contains(row.line))
                                    .toList());
                });
    }

    private interface Plan {
        List<PlanRow> of(List<Line> lines);
    }

    private interface Write {
        void now(List<PlanRow> rows, Map<Integer, Planned> planned);
    }

    /** A chunk as it is planned, and as the dry run has planned it. */
    private record Chunk(List<Line> lines, List<PlanRow> rows, Map<Integer, Planned> planned) {}

    /** While a chunk is written the next one is planned: one core is the database's, the other ours. In order. */
    private boolean each(Work work, ImportFile file, Progress progress, Plan plan, Write write) {
        try (ExecutorService ahead = Executors.newSingleThreadExecutor()) {
            Future<Chunk> next = ahead.submit(() -> chunk(work, file, progress, 0, plan));
            while (true) {
                Chunk chunk = Waiting.of(next);
                if (chunk.lines.isEmpty()) {
                    return true;
                }
                int last = chunk.lines.getLast().number();
                next = ahead.submit(() -> chunk(work, file, progress, last, plan));
                write(work, chunk, write);
                if (!progress.goesOn(chunk.lines.size())) {
                    return false;
                }
            }
        }
    }

    private Chunk chunk(Work work, ImportFile file, Progress progress, int after, Plan plan) {
        UUID run = work.run.id();
        List<Line> all = lines.after(run, file.number(), after, ImportLimits.CHUNK);
        if (all.isEmpty()) {
            return new Chunk(all, List.of(), Map.of());
        }
        Map<Integer, Planned> planned = work.writing ? planned(run, file, all) : Map.of();
        return new Chunk(all, plan.of(left(all, planned, progress)), planned);
    }

    private void write(Work work, Chunk chunk, Write write) {
        transaction.executeWithoutResult(status -> {
            runs.hold(work.run.id());
            if (work.writing) {
                write.now(chunk.rows, chunk.planned);
            }
            keep(work, chunk.rows, chunk.planned);
            traces.add(work.run.id(), work.traces);
            work.traces.clear();
        });
        if (work.writing) {
            measures.written(chunk.lines.size());
        }
    }

    /** The dry run keeps every row's plan; the writing keeps what turned out otherwise, and that the others are written. */
    private void keep(Work work, List<PlanRow> rows, Map<Integer, Planned> planned) {
        List<ImportRow> told = new ArrayList<>();
        List<ImportRow> written = new ArrayList<>();
        for (PlanRow row : rows) {
            Planned said = planned.get(row.line.number());
            if (said == null || !said.says(row)) {
                told.addAll(row.rows());
            } else if (row.goes()) {
                written.addAll(row.rows());
            }
        }
        lines.plan(work.run.id(), told, work.writing);
        lines.applied(work.run.id(), written);
    }

    /** Without what another row has taken along, and without what an interrupted run has written already. */
    private static List<Line> left(List<Line> all, Map<Integer, Planned> planned, Progress progress) {
        return all.stream()
                .filter(line -> !progress.consumed.contains(Work.Place.of(line)))
                .filter(line -> {
                    Planned said = planned.get(line.number());
                    return said == null || !said.applied();
                })
                .toList();
    }

    private Map<Integer, Planned> planned(UUID run, ImportFile file, List<Line> all) {
        return lines.planned(
                run, file.number(), all.getFirst().number(), all.getLast().number());
    }

    /** Somebody may have changed a record since the dry run: such rows wait for a look at the new difference. */
    private static Set<Line> asPlanned(List<PlanRow> rows, Map<Integer, Planned> planned) {
        Set<Line> held = new HashSet<>();
        for (PlanRow row : rows) {
            Planned said = planned.get(row.line.number());
            if (row.goes() && (said == null || !said.agrees(row))) {
                row.reasons.clear();
                row.conflict(Refusal.of("imports.row.changed-since"));
                held.add(row.line);
            }
        }
        return held;
    }
}
