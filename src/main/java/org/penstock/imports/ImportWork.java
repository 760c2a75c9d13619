package org.penstock.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.penstock.database.FullDisk;
import org.penstock.imports.ImportRun.State;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what an import's state asks for: plan it, apply it, undo it. Where it was interrupted it goes on from the last whole
 * chunk. A lock in the database keeps two from working on the same import.
 */
@Component
class ImportWork {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
    /** The database is to notice within a minute when the machine of whoever holds the lock is gone without a word. */
    private static final String LOCK =
            "select pg_try_advisory_lock(?, ?), set_config('tcp_keepalives_idle', '30', false),"
                    + " set_config('tcp_keepalives_interval', '10', false), set_config('tcp_keepalives_count', '3', false)";

    private static final String UNLOCK = "select pg_advisory_unlock(?, ?)";
    static final int LOCK_SPACE = 0x1470;

    private final RunRows runs;
    private final ImportLines lines;
    private final MemoryRows memory;
    private final FieldMaking fields;
    private final Works works;
    private final Planner planner;
    private final Undoing undoing;
    private final DataSource database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportWork(
            RunRows runs,
            ImportLines lines,
            MemoryRows memory,
            FieldMaking fields,
            Works works,
            Planner planner,
            Undoing undoing,
            DataSource database,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.runs = runs;
        this.lines = lines;
        this.memory = memory;
        this.fields = fields;
        this.works = works;
        this.planner = planner;
        this.undoing = undoing;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Returns when the step is done, or at once when somebody else is at it. */
    void go(UUID id) {
        try (Connection held = database.getConnection()) {
            if (!locked(held, LOCK, id)) {
                return;
            }
            try {
                step(id);
            } finally {
                locked(held, UNLOCK, id);
            }
        } catch (SQLException gone) {
            throw new IllegalStateException("The lock of an import could not be had", gone);
        }
    }

    private static boolean locked(Connection held, String sql, UUID id) throws SQLException {
        try (PreparedStatement statement = held.prepareStatement(sql)) {
            statement.setInt(1, LOCK_SPACE);
            statement.setInt(2, id.hashCode());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void step(UUID id) {
        ImportRun run = runs.find(id).orElseThrow(() -> new Missing("Import"));
        Instant begun = clock.instant();
        LOG.info("Import {}: {} begins", id, run.state().code());
        try {
            switch (run.state()) {
                case PLANNING -> plan(run);
                case APPLYING -> apply(run);
                case UNDOING -> undo(run);
                default -> LOG.debug("Nothing to do for import {} which is {}", id, run.state());
            }
            LOG.info("Import {}: {} took {}", id, run.state().code(), Duration.between(begun, clock.instant()));
        } catch (RuntimeException trouble) {
            LOG.error("Import {} stopped while {}", id, run.state().code(), trouble);
            runs.finish(
                    id,
                    State.FAILED,
                    clock.instant(),
                    "imports.trouble."
                            + (FullDisk.causes(trouble) ? "full" : run.state().code()));
            throw trouble;
        }
    }

    /** Rights were checked when it was asked for; what it may then do, it does as an import. */
    private static Actor actor(ImportRun run) {
        Actor system = Actor.system();
        return new Actor(
                run.createdBy(),
                run.createdByName(),
                Role.OWNER,
                Actor.Via.IMPORT,
                run.id(),
                null,
                system.locale(),
                run.zone());
    }

    private void plan(ImportRun run) {
        lines.forget(run.id());
        boolean whole = planner.go(works.of(run, actor(run), false));
        runs.count(run.id());
        runs.finish(run.id(), whole ? State.PLANNED : State.CANCELLED, clock.instant(), null);
    }

    private void apply(ImportRun run) {
        Actor actor = actor(run);
        transaction.executeWithoutResult(status -> {
            runs.applied(run.id(), clock.instant());
            fields.make(run.id(), actor, runs.files(run.id()));
        });
        Work work = works.of(run, actor, true);
        boolean whole = planner.go(work);
        transaction.executeWithoutResult(status -> {
            if (!whole) {
                lines.giveUp(run.id());
            }
            remember(run, work);
            runs.count(run.id());
            runs.finish(run.id(), whole ? State.APPLIED : State.CANCELLED, clock.instant(), null);
        });
    }

    /** Later imports go by the same matches and the same columns, until this one is undone. */
    private void remember(ImportRun run, Work work) {
        work.choices.values().stream()
                .filter(choice -> choice.ref().written)
                .forEach(choice ->
                        memory.remember(run.id(), choice.question(), choice.spelling(), "match:" + choice.ref().id));
        Set<String> told =
                work.choices.values().stream().map(Work.Choice::question).collect(Collectors.toSet());
        memory.answers(run.id()).forEach((question, answer) -> {
            if (!answer.equals("skip") && !answer.equals("create") && !told.contains(question)) {
                memory.remember(run.id(), question, question.substring(question.indexOf('|') + 1), answer);
            }
        });
        for (ImportFile file : runs.files(run.id())) {
            boolean same = memory.mapping(file.signature())
                    .filter(mapping -> mapping.entity() == file.entity() && alike(mapping, file))
                    .isPresent();
            if (!same) {
                memory.remember(run.id(), file);
            }
        }
    }

    private static boolean alike(MemoryRows.Mapping mapping, ImportFile file) {
        return mapping.columns().stream()
                .map(Column::use)
                .toList()
                .equals(file.columns().stream().map(Column::use).toList());
    }

    private void undo(ImportRun run) {
        long left = undoing.undo(run.id(), actor(run));
        runs.undone(run.id(), left, clock.instant());
    }
}
