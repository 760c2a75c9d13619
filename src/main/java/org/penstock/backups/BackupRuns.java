package org.penstock.backups;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penstock.backups.BackupDirectory.Found;
import org.penstock.backups.BackupDirectory.Kind;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of the backups that servers made. */
@Component
class BackupRuns {
    /** A run that nobody has touched for so long has lost its server. */
    static final Duration SILENCE_MAX = Duration.ofMinutes(5);

    /** Failures that stay in the list. */
    private static final int FAILURES_KEPT = 20;

    private static final String BEGIN = """
            insert into backup_run (id, kind, state, node, asked_by, asked_by_name, asked_at, touched_at)
            values (:id, :kind, 'running', :node, :by, :name, :now, :now)
                on conflict do nothing""";
    private static final String TOUCH = """
            update backup_run set done = :done, total = :total, touched_at = :now
             where id = :id and state = 'running' returning not cancel_asked""";
    private static final String FINISH = """
            update backup_run
               set state = 'done', node = :node, file_name = :file, bytes = :bytes, rows = :rows, sha256 = :sha256,
                   done = :rows, total = :rows, finished_at = :now, touched_at = :now
             where id = :id""";
    private static final String FAIL = """
            update backup_run set state = :state, trouble = :trouble, finished_at = :now, touched_at = :now
             where id = :id and state = 'running'""";
    private static final String FAIL_SILENT = """
            update backup_run set state = 'failed', trouble = 'stopped', finished_at = :now
             where state = 'running' and touched_at < :before""";
    private static final String ADOPT = """
            insert into backup_run (id, kind, state, node, file_name, asked_by_name, asked_at, touched_at, finished_at,
                                    bytes)
            values (:id, :kind, 'done', :node, :file, '', :made, :made, :made, :bytes)
                on conflict (file_name) do nothing""";
    private static final String FORGET = """
            delete from backup_run
             where file_name = :file
                or state <> 'done' and id not in (select id from backup_run where state <> 'done'
                                                   order by asked_at desc limit :kept)""";
    private static final String LIST = "select * from backup_run where state <> 'running'"
            + " order by asked_at desc, id limit :limit offset :offset";
    private static final String FIND = "select * from backup_run where id = :id";
    private static final String RUNNING = "select * from backup_run where state = 'running'";
    private static final String LAST =
            "select * from backup_run where state <> 'running' order by asked_at desc limit 1";
    private static final String SINCE = """
            select count(*) from backup_run
             where kind = 'scheduled' and (state in ('running', 'done', 'cancelled') and asked_at >= :slot
                or state = 'failed' and asked_at >= :again)""";

    private final JdbcClient jdbc;
    private final Ids ids;

    BackupRuns(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Empty when one runs already. */
    Optional<UUID> begin(Kind kind, Actor actor, String node, Instant now) {
        UUID id = ids.next();
        int begun = jdbc.sql(BEGIN)
                .param("id", id)
                .param("kind", kind.code())
                .param("node", node)
                .param("by", actor.id())
                .param("name", actor.id() == null ? "" : actor.name())
                .param("now", sql(now))
                .update();
        return begun == 1 ? Optional.of(id) : Optional.empty();
    }

    /** Whether to go on. */
    boolean touch(UUID id, long done, long total, Instant now) {
        return jdbc.sql(TOUCH)
                .param("id", id)
                .param("done", done)
                .param("total", total)
                .param("now", sql(now))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void finish(UUID id, String node, String file, Backups.Made made, Instant now) {
        jdbc.sql(FINISH)
                .param("id", id)
                .param("node", node)
                .param("file", file)
                .param("bytes", made.bytes())
                .param("rows", made.manifest().rows())
                .param("sha256", made.sha256())
                .param("now", sql(now))
                .update();
    }

    void fail(UUID id, String state, String trouble, Instant now) {
        jdbc.sql(FAIL)
                .param("id", id)
                .param("state", state)
                .param("trouble", trouble)
                .param("now", sql(now))
                .update();
    }

    void failSilent(Instant now) {
        jdbc.sql(FAIL_SILENT)
                .param("now", sql(now))
                .param("before", sql(now.minus(SILENCE_MAX)))
                .update();
    }

    void adopt(Found found, String node) {
        jdbc.sql(ADOPT)
                .param("id", ids.next())
                .param("kind", found.kind().code())
                .param("node", node)
                .param("file", found.name())
                .param("made", sql(found.madeAt()))
                .param("bytes", found.bytes())
                .update();
    }

    /** A file that was removed, and failures of long ago. */
    void forget(String file) {
        jdbc.sql(FORGET).param("file", file).param("kept", FAILURES_KEPT).update();
    }

    void askCancel() {
        jdbc.sql("update backup_run set cancel_asked = true where state = 'running'")
                .update();
    }

    /** Whether a scheduled one has been made since, or has just been tried. */
    boolean scheduledSince(Instant slot, Instant again) {
        return jdbc.sql(SINCE)
                        .param("slot", sql(slot))
                        .param("again", sql(again))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** One more than asked for, so that the caller knows whether there are more. */
    List<BackupRun> list(int size, int offset) {
        return jdbc.sql(LIST)
                .param("limit", size + 1)
                .param("offset", offset)
                .query((row, number) -> read(row))
                .list();
    }

    Optional<BackupRun> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query((row, number) -> read(row)).optional();
    }

    Optional<BackupRun> running() {
        return jdbc.sql(RUNNING).query((row, number) -> read(row)).optional();
    }

    Optional<BackupRun> last() {
        return jdbc.sql(LAST).query((row, number) -> read(row)).optional();
    }

    private static BackupRun read(java.sql.ResultSet row) throws java.sql.SQLException {
        long bytes = row.getLong("bytes");
        boolean unknown = row.wasNull();
        return new BackupRun(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("state"),
                row.getString("node"),
                row.getString("file_name"),
                row.getString("asked_by_name"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getLong("done"),
                row.getLong("total"),
                unknown ? null : bytes,
                row.getBoolean("cancel_asked"),
                row.getString("trouble"));
    }

    private static OffsetDateTime sql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
