package org.penstock.imports;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds imports that say they are under way while nobody works on them: their node or their command was killed, or lost its
 * database. Whoever works on one holds its lock, and the lock goes with the connection.
 */
@Component
class ImportTakeUp {
    /** {@code ImportWork.LOCK} with two keys; a key is an int there and an oid here. */
    private static final String HELD = """
            select exists (select 1 from pg_locks
                            where locktype = 'advisory' and objsubid = 2
                              and database = (select oid from pg_database where datname = current_database())
                              and classid = :space and objid = (:key::bigint & 4294967295)::oid)""";

    private static final String WAITS = """
            select exists (select 1 from scheduled_tasks
                            where task_name = :task and task_instance like :run || '.%' and not picked)""";

    private static final Logger LOG = LoggerFactory.getLogger(ImportTakeUp.class);

    private final RunRows runs;
    private final ImportJobs.Queue queue;
    private final JdbcClient jdbc;
    private Set<UUID> leftBefore = Set.of();

    ImportTakeUp(RunRows runs, ImportJobs.Queue queue, JdbcClient jdbc) {
        this.runs = runs;
        this.queue = queue;
        this.jdbc = jdbc;
    }

    /** One that is left at two looks in a row is taken up: between being asked for and being begun there is a moment. */
    synchronized void look() {
        Set<UUID> left = new HashSet<>(runs.busy());
        left.removeIf(id -> held(id) || waits(id));
        for (UUID id : List.copyOf(left)) {
            if (leftBefore.contains(id)) {
                LOG.warn("Import {} was left unfinished by a process that is gone; it goes on here", id);
                queue.add(id);
                left.remove(id);
            }
        }
        leftBefore = left;
    }

    private boolean held(UUID id) {
        return jdbc.sql(HELD)
                .param("space", ImportWork.LOCK_SPACE)
                .param("key", id.hashCode())
                .query(Boolean.class)
                .single();
    }

    private boolean waits(UUID id) {
        return jdbc.sql(WAITS)
                .param("task", ImportJobs.TASK)
                .param("run", id.toString())
                .query(Boolean.class)
                .single();
    }
}
