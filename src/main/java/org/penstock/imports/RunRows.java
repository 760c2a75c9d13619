package org.penstock.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.imports.ImportRun.Counts;
import org.penstock.imports.ImportRun.State;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of imports and of their files. */
@Component
class RunRows {
    private static final String INSERT = """
            insert into import_run (id, state, origin, currency, zone, by_command, created_by, created_by_name, created_at)
            values (:id, 'reading', :origin, :currency, :zone, :command, :by, :name, :now)""";
    private static final String FIND = "select * from import_run where id = :id";
    private static final String LIST =
            "select * from import_run where state <> 'reading' order by created_at desc, id limit :limit offset :offset";
    private static final String WINDOW = """
            select * from import_run
             where state <> 'reading' and (:first or created_at < :at or (created_at = :at and id > :id))
             order by created_at desc, id limit :limit""";
    private static final String BUSY =
            "select id from import_run where state in ('planning', 'applying', 'undoing') order by created_at";
    /** Only one may take it on: the state before is compared. */
    private static final String TURN = """
            update import_run set state = :to, done = 0, cancel_asked = false, trouble = null
             where id = :id and state = any(:from)""";

    private static final String STATE = """
            update import_run set state = :to, finished_at = :now, trouble = :trouble where id = :id""";
    private static final String PROGRESS = "update import_run set done = :done, total = :total where id = :id";
    private static final String APPLIED =
            "update import_run set applied_at = coalesce(applied_at, :now) where id = :id";
    private static final String CANCEL =
            "update import_run set cancel_asked = true where id = :id and state in ('planning', 'applying')";
    private static final String CANCEL_ASKED = "select cancel_asked from import_run where id = :id";
    private static final String COUNT = """
            update import_run r set created = c.created, updated = c.updated, skipped = c.skipped,
                   conflicts = c.conflicts, rejected = c.rejected
              from (select count(*) filter (where action = 'create') as created,
                           count(*) filter (where action = 'update') as updated,
                           count(*) filter (where action = 'skip') as skipped,
                           count(*) filter (where action = 'conflict') as conflicts,
                           count(*) filter (where action = 'reject') as rejected
                      from import_row where run_id = :id) c
             where r.id = :id""";
    private static final String UNDONE = """
            update import_run set state = 'undone', undone_at = :now, left_alone = :left where id = :id""";
    private static final String UNDOER = "update import_run set undone_by = :by, undone_by_name = :name where id = :id";
    private static final String HOLD = "select id from import_run where id = :id for key share";
    private static final String DELETE = "delete from import_run where id = :id and applied_at is null";
    private static final String FILE = """
            insert into import_file (run_id, number, name, encoding, separator, line_count, signature, entity, columns)
            values (:run, :number, :name, :encoding, :separator, :lines, :signature, :entity, :columns::jsonb)""";
    private static final String FILES = "select * from import_file where run_id = :run order by number";
    private static final String MAP =
            "update import_file set entity = :entity, columns = :columns::jsonb where run_id = :run and number = :number";

    private final JdbcClient jdbc;
    private final ImportJson json;

    RunRows(JdbcClient jdbc, ImportJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID id, Actor actor, boolean byCommand, ImportOptions options, Instant now) {
        jdbc.sql(INSERT)
                .param("id", id)
                .param("origin", options.origin())
                .param("currency", options.currency())
                .param("zone", options.zone().getId())
                .param("command", byCommand)
                .param("by", actor.id())
                .param("name", actor.name())
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<ImportRun> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(RunRows::run).optional();
    }

    List<ImportRun> list(int limit, int offset) {
        return jdbc.sql(LIST)
                .param("limit", limit)
                .param("offset", offset)
                .query(RunRows::run)
                .list();
    }

    List<ImportRun> window(@Nullable Instant at, @Nullable UUID id, int limit) {
        return jdbc.sql(WINDOW)
                .param("first", at == null)
                .param("at", at == null ? null : Timestamp.from(at), Types.TIMESTAMP)
                .param("id", id)
                .param("limit", limit)
                .query(RunRows::run)
                .list();
    }

    List<UUID> busy() {
        return jdbc.sql(BUSY).query((row, n) -> row.getObject("id", UUID.class)).list();
    }

    boolean turn(UUID id, State to, State... from) {
        String[] codes = java.util.stream.Stream.of(from).map(State::code).toArray(String[]::new);
        return jdbc.sql(TURN)
                        .param("id", id)
                        .param("to", to.code())
                        .param("from", codes)
                        .update()
                == 1;
    }

    void finish(UUID id, State state, Instant now, @Nullable String trouble) {
        jdbc.sql(STATE)
                .param("id", id)
                .param("to", state.code())
                .param("now", Timestamp.from(now))
                .param("trouble", trouble)
                .update();
    }

    void progress(UUID id, long done, long total) {
        jdbc.sql(PROGRESS)
                .param("id", id)
                .param("done", done)
                .param("total", total)
                .update();
    }

    void applied(UUID id, Instant now) {
        jdbc.sql(APPLIED).param("id", id).param("now", Timestamp.from(now)).update();
    }

    void askCancel(UUID id) {
        jdbc.sql(CANCEL).param("id", id).update();
    }

    boolean cancelAsked(UUID id) {
        return jdbc.sql(CANCEL_ASKED).param("id", id).query(Boolean.class).single();
    }

    void count(UUID id) {
        jdbc.sql(COUNT).param("id", id).update();
    }

    void undone(UUID id, long left, Instant now) {
        jdbc.sql(UNDONE)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("left", left)
                .update();
    }

    void undoer(UUID id, Actor actor) {
        jdbc.sql(UNDOER)
                .param("id", id)
                .param("by", actor.id())
                .param("name", actor.name())
                .update();
    }

    /** Until the transaction ends nobody deletes it; its rows are written without asking for it one by one. */
    void hold(UUID id) {
        if (jdbc.sql(HOLD).param("id", id).query(UUID.class).optional().isEmpty()) {
            throw new Missing("Import");
        }
    }

    boolean delete(UUID id) {
        return jdbc.sql(DELETE).param("id", id).update() == 1;
    }

    void insertFile(UUID run, ImportFile file) {
        jdbc.sql(FILE)
                .param("run", run)
                .param("number", file.number())
                .param("name", file.name())
                .param("encoding", file.encoding())
                .param("separator", file.separator())
                .param("lines", file.lines())
                .param("signature", file.signature())
                .param("entity", file.entity() == null ? null : file.entity().code())
                .param("columns", json.of(file.columns()))
                .update();
    }

    List<ImportFile> files(UUID run) {
        return jdbc.sql(FILES).param("run", run).query(this::file).list();
    }

    void map(UUID run, ImportFile file) {
        jdbc.sql(MAP)
                .param("run", run)
                .param("number", file.number())
                .param("entity", file.entity() == null ? null : file.entity().code())
                .param("columns", json.of(file.columns()))
                .update();
    }

    private ImportFile file(ResultSet row, int number) throws SQLException {
        String entity = row.getString("entity");
        return new ImportFile(
                row.getInt("number"),
                row.getString("name"),
                row.getString("encoding"),
                row.getString("separator"),
                row.getInt("line_count"),
                row.getString("signature"),
                entity == null ? null : Entity.of(entity),
                json.columns(row.getString("columns")));
    }

    private static ImportRun run(ResultSet row, int number) throws SQLException {
        return new ImportRun(
                row.getObject("id", UUID.class),
                State.of(row.getString("state")),
                row.getString("origin"),
                row.getString("currency"),
                ZoneId.of(row.getString("zone")),
                row.getBoolean("by_command"),
                row.getObject("created_by", UUID.class),
                row.getString("created_by_name"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "applied_at"),
                instant(row, "finished_at"),
                instant(row, "undone_at"),
                row.getString("undone_by_name"),
                row.getBoolean("cancel_asked"),
                row.getLong("done"),
                row.getLong("total"),
                new Counts(
                        row.getLong("created"),
                        row.getLong("updated"),
                        row.getLong("skipped"),
                        row.getLong("conflicts"),
                        row.getLong("rejected")),
                row.getLong("left_alone"),
                row.getString("trouble"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
