package org.penstock.imports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealRecord.PastStay;
import org.penstock.deals.Outcome;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Stage;
import org.penstock.imports.StageBook.Meaning;
import org.penstock.kernel.Refusal;

/**
 * Where a deal of a file stands and since when. Only what the file dates is told; what it doesn't happens at the time of
 * the import.
 *
 * @param stage where it stands, or the stage that a closed one left
 * @param staged the file named the stage of an open deal
 * @param dated the file tells when it was created
 */
record DealStory(
        Pipeline pipeline,
        Stage stage,
        boolean staged,
        Outcome outcome,
        Instant created,
        boolean dated,
        @Nullable Instant closed) {

    List<PastStay> stays() {
        return List.of(new PastStay(stage.id(), created));
    }

    /** History that the file dates is marked as reconstructed. */
    boolean reconstructed() {
        return dated || outcome != Outcome.OPEN;
    }

    /** Null where the row can't go on; the row says why then. */
    static @Nullable DealStory of(DealWorks works, Cells cells, Cells more, PlanRow row, Instant now) {
        // Dates first: a row with one that does not exist is rejected, whatever else there is to decide.
        Instant won = both(cells, more, Target.DEAL_WON);
        Instant lost = both(cells, more, Target.DEAL_LOST);
        Instant closedOn = both(cells, more, Target.DEAL_CLOSED);
        Instant created = cells.moment(Target.DEAL_CREATED);
        StageBook book = works.stages();
        Pipeline pipeline = book.pipeline(cells.text(Target.DEAL_PIPELINE)).orElse(null);
        if (pipeline == null) {
            row.conflict(Refusal.of("imports.row.pipeline-unknown", cells.text(Target.DEAL_PIPELINE)));
            return null;
        }
        String stageName = cells.text(Target.DEAL_STAGE);
        Meaning stage = meaning(book, pipeline, stageName, row);
        Meaning status = row.goes() ? meaning(book, pipeline, cells.text(Target.DEAL_OUTCOME), row) : null;
        if (!row.goes()) {
            return null;
        }
        Outcome outcome = outcome(stage, status, won, lost);
        Instant closed = closed(outcome, won, lost, closedOn);
        Stage named = stage == null ? null : stage.stage();
        Stage stands =
                named != null ? named : outcome == Outcome.OPEN ? pipeline.first() : works.left(cells.file, pipeline);
        return dated(
                new DealStory(
                        pipeline,
                        stands,
                        named != null,
                        outcome,
                        created == null ? now : created,
                        created != null,
                        closed),
                row,
                now);
    }

    private static @Nullable Instant both(Cells cells, Cells more, Target target) {
        Instant first = cells.moment(target);
        return first != null || more == cells ? first : more.moment(target);
    }

    private static @Nullable Meaning meaning(StageBook book, Pipeline pipeline, String name, PlanRow row) {
        if (name.isEmpty()) {
            return null;
        }
        Meaning meaning = book.meaning(pipeline, name).orElse(null);
        if (meaning == null) {
            row.ask(StageBook.question(name), Refusal.of("imports.row.stage-unknown", name, names(pipeline)));
        } else if (meaning.leftOut()) {
            row.skip(Refusal.of("imports.row.left-out", name));
        }
        return meaning;
    }

    private static String names(Pipeline pipeline) {
        return String.join(", ", pipeline.current().stream().map(Stage::name).toList());
    }

    private static Outcome outcome(
            @Nullable Meaning stage, @Nullable Meaning status, @Nullable Instant won, @Nullable Instant lost) {
        if (stage != null && stage.outcome() != null && stage.outcome() != Outcome.OPEN) {
            return stage.outcome();
        }
        if (status != null && status.outcome() != null) {
            return status.outcome();
        }
        return won != null ? Outcome.WON : lost != null ? Outcome.LOST : Outcome.OPEN;
    }

    private static @Nullable Instant closed(
            Outcome outcome, @Nullable Instant won, @Nullable Instant lost, @Nullable Instant closed) {
        return switch (outcome) {
            case OPEN -> null;
            case WON -> won != null ? won : closed;
            case LOST, DISQUALIFIED -> lost != null ? lost : closed;
        };
    }

    /** A closed deal without a date closes now; one that closed before it began is taken to have begun when it closed. */
    private static DealStory dated(DealStory told, PlanRow row, Instant now) {
        if (told.created.isAfter(now.plusSeconds(86_400))) {
            row.reject(Refusal.of("imports.row.future"));
            return told;
        }
        if (told.outcome == Outcome.OPEN) {
            return told;
        }
        Instant closed = told.closed;
        if (closed == null) {
            row.note(Refusal.of("imports.note.closed-now"));
            return told.with(told.created, now.isBefore(told.created) ? told.created : now);
        }
        if (!told.dated) {
            return told.with(closed, closed);
        }
        if (closed.isBefore(told.created)) {
            row.note(Refusal.of("imports.note.closed-before-created"));
            return told.with(closed, closed);
        }
        return told;
    }

    private DealStory with(Instant newCreated, Instant newClosed) {
        return new DealStory(pipeline, stage, staged, outcome, newCreated, dated, newClosed);
    }
}
