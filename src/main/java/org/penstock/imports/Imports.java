package org.penstock.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penstock.imports.ImportRun.State;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports from the first look at the files to the undo. Reading for pages is {@link ImportPages}. */
@Component
public class Imports {
    private final RunRows runs;
    private final FileReader reader;
    private final MemoryRows memory;
    private final ImportWork work;
    private final ImportJobs.Queue queue;
    private final TraceRows traces;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Imports(
            RunRows runs,
            FileReader reader,
            MemoryRows memory,
            ImportWork work,
            ImportJobs.Queue queue,
            TraceRows traces,
            Ids ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.runs = runs;
        this.reader = reader;
        this.memory = memory;
        this.work = work;
        this.queue = queue;
        this.traces = traces;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A file to read, under the name that people know it by. */
    public record Upload(String name, Path path) {}

    public ImportRun get(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.IMPORT);
        return runs.find(id).orElseThrow(() -> new Missing("Import"));
    }

    /** Takes the files in and works the plan out in the background. A file that can't be read leaves nothing behind. */
    public Result<UUID> open(Actor actor, List<Upload> uploads, ImportOptions options) {
        Result<UUID> read = read(actor, uploads, options, false);
        if (read instanceof Result.Done<UUID> done) {
            queue.add(done.value());
        }
        return read;
    }

    /** The same within a command: returns when the plan is there. */
    public Result<UUID> plan(Actor actor, List<Upload> uploads, ImportOptions options) {
        Result<UUID> read = read(actor, uploads, options, true);
        if (read instanceof Result.Done<UUID> done) {
            work.go(done.value());
        }
        return read;
    }

    private Result<UUID> read(Actor actor, List<Upload> uploads, ImportOptions options, boolean byCommand) {
        Forbidden.unless(actor, Right.IMPORT);
        if (uploads.isEmpty()) {
            return Result.refused(Refusal.at("files", "imports.file.none"));
        }
        UUID id = ids.next();
        List<Refusal> refusals = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            runs.insert(id, actor, byCommand, options, clock.instant());
            int next = 0;
            for (Upload upload : uploads) {
                try {
                    next = reader.read(id, next, upload.name(), upload.path(), actor.may(Right.MANAGE_PIPELINES));
                    tooMany(upload, next);
                } catch (FileTrouble trouble) {
                    refusals.add(trouble.refusal());
                } catch (MalformedInputException malformed) {
                    refusals.add(Refusal.at("files", "imports.file.encoding", upload.name()));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
            runs.turn(id, State.PLANNING, State.READING);
            if (!refusals.isEmpty()) {
                status.setRollbackOnly();
            }
        });
        return refusals.isEmpty() ? Result.done(id) : Result.refused(refusals);
    }

    private static void tooMany(Upload upload, int files) throws FileTrouble {
        if (files > ImportLimits.FILES_MAX) {
            throw new FileTrouble(upload.name(), "too-many", ImportLimits.FILES_MAX);
        }
    }

    /** Says where columns go; the plan is worked out anew. */
    public void map(Actor actor, UUID id, ImportFile file) {
        if (replan(get(actor, id))) {
            runs.map(id, file);
            queue.add(id);
        }
    }

    /** Answers a question for all rows that ask it; an empty answer takes it back. The plan is worked out anew. */
    public void answer(Actor actor, UUID id, String question, String answer) {
        if (replan(get(actor, id))) {
            if (answer.isEmpty()) {
                memory.takeBack(id, question);
            } else {
                memory.answer(id, question, answer);
            }
            queue.add(id);
        }
    }

    /** What has begun to be written is planned no more. */
    private boolean replan(ImportRun run) {
        return run.appliedAt() == null && runs.turn(run.id(), State.PLANNING, State.PLANNED, State.CANCELLED);
    }

    /** Writes what the plan says, in the background. */
    public boolean apply(Actor actor, UUID id) {
        boolean turned = turnToApplying(actor, id);
        if (turned) {
            queue.add(id);
        }
        return turned;
    }

    /** The same within a command: returns when all is written. */
    public ImportRun applyNow(Actor actor, UUID id) {
        if (turnToApplying(actor, id)) {
            work.go(id);
        }
        return get(actor, id);
    }

    private boolean turnToApplying(Actor actor, UUID id) {
        get(actor, id);
        return runs.turn(id, State.APPLYING, State.PLANNED);
    }

    /** Does what is waiting to be done, in the caller's time: for commands, and where no jobs run. */
    public void goOn(Actor actor, UUID id) {
        get(actor, id);
        work.go(id);
    }

    /** Stops after the chunk that is being written; that much can be undone. */
    public void cancel(Actor actor, UUID id) {
        get(actor, id);
        runs.askCancel(id);
    }

    public boolean undo(Actor actor, UUID id) {
        boolean turned = turnToUndoing(actor, id);
        if (turned) {
            queue.add(id);
        }
        return turned;
    }

    /** The same within a command. Empty when there is nothing to undo. */
    public Optional<ImportRun> undoNow(Actor actor, UUID id) {
        if (!turnToUndoing(actor, id)) {
            return Optional.empty();
        }
        work.go(id);
        return Optional.of(get(actor, id));
    }

    private boolean turnToUndoing(Actor actor, UUID id) {
        ImportRun run = get(actor, id);
        boolean again = run.state() == State.UNDONE && run.leftAlone() > 0;
        if ((!again && !run.undoable())
                || !runs.turn(id, State.UNDOING, State.APPLIED, State.CANCELLED, State.FAILED, State.UNDONE)) {
            return false;
        }
        if (again) {
            traces.reopen(id);
        }
        runs.undoer(id, actor);
        return true;
    }

    /** Throws away a plan that was never applied. */
    public boolean discard(Actor actor, UUID id) {
        get(actor, id);
        return runs.delete(id);
    }
}
