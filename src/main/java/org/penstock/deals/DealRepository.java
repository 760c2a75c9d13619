package org.penstock.deals;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.teams.Company;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the aggregate, always in sets: a single deal is a set of one. */
@Component
class DealRepository {
    private static final String LOAD = """
            select d.*,
                   (select count(*) from deal_person p where p.deal_id = d.id) as people,
                   (select count(*) from line_item l where l.deal_id = d.id) as lines
              from deal d
             where d.id = any(:ids::uuid[]) and (d.deleted_at is null or :removed)
               and (:all or d.owner_id is null or d.owner_id = any(:sees::uuid[]))
             order by d.id for update of d""";
    /** One id instead of a list of ids lets the database keep its plan; planning takes longer than reading here. */
    private static final String LOAD_ONE = LOAD.replace("= any(:ids::uuid[]) and (d.del", "= :id and (d.del");

    private static final String INSERT = """
            insert into deal (id, title, pipeline_id, stage_id, outcome, reason_id, reason_note, closed_at, value,
                              currency, value_source, probability, expected_close, owner_id, organisation_id, source,
                              labels, custom, rank, stage_entered_at, external_source, external_id, created_at,
                              created_by, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String UPDATE = """
            update deal set title = ?, pipeline_id = ?, stage_id = ?, outcome = ?, reason_id = ?, reason_note = ?,
                            closed_at = ?, value = ?, currency = ?, value_source = ?, probability = ?,
                            expected_close = ?, owner_id = ?, organisation_id = ?, source = ?, labels = ?,
                            custom = ?::jsonb, rank = ?, stage_entered_at = ?, updated_at = ?, deleted_at = ?,
                            version = version + 1
             where id = ?""";

    private static final String APPEND = """
            insert into deal_ledger (id, deal_id, kind, happened_at, recorded_at, actor_id, actor_name, via, cause,
                                     pipeline_id, from_stage_id, stage_id, outcome, reason_id, value, currency, rate,
                                     probability, owner_id, expected_close, override_reason, note, detail,
                                     reconstructed)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)""";

    private static final String STAY_ENDS =
            "update stage_visit set left_at = ?, to_stage_id = ? where deal_id = ? and left_at is null";

    private static final String STAY_BEGINS = """
            insert into stage_visit (id, deal_id, stage_id, entered_at, left_at, to_stage_id, reconstructed)
            values (?, ?, ?, ?, ?, ?, ?)""";

    /** A single new deal with its first stay and its entry: one round trip, one plan, the kept sums last. */
    private static final String INSERT_ONE = "with made as (" + INSERT + "), stay as (" + STAY_BEGINS + ")\n" + APPEND;

    /** A single deal that went to another stage. The stay that ends comes first: only one of a deal may be open. */
    private static final String MOVE_ONE =
            "with ended as (" + STAY_ENDS + " returning 1), begun as (" + """
            insert into stage_visit (id, deal_id, stage_id, entered_at, left_at, to_stage_id, reconstructed)
            select ?::uuid, ?::uuid, ?::uuid, ?::timestamptz, ?::timestamptz, ?::uuid, ?::boolean
              from (select count(*) from ended) first), noted as (""" + APPEND + ")\n" + UPDATE;

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcTemplate sets;
    private final JsonMapper json;
    private final Company company;
    private final DealNews news;
    private final TransitionNews transitions;

    DealRepository(
            JdbcClient jdbc,
            JdbcTemplate sets,
            JsonMapper json,
            Company company,
            DealNews news,
            TransitionNews transitions) {
        this.jdbc = jdbc;
        this.sets = sets;
        this.json = json;
        this.company = company;
        this.news = news;
        this.transitions = transitions;
    }

    /** The deals that the actor sees of these, locked until the transaction ends, in the order of their ids. */
    List<Deal> load(Actor actor, Collection<UUID> ids, Stages stages) {
        return load(actor, ids, stages, false);
    }

    List<Deal> load(Actor actor, Collection<UUID> ids, Stages stages, boolean removedToo) {
        UUID[] sees = actor.seesArray();
        JdbcClient.StatementSpec load = ids.size() == 1
                ? jdbc.sql(LOAD_ONE).param("id", ids.iterator().next())
                : jdbc.sql(LOAD).param("ids", ids.toArray(UUID[]::new));
        return load.param("removed", removedToo)
                .param("all", sees == null)
                .param("sees", sees == null ? new UUID[0] : sees)
                .query((row, number) -> deal(row, stages))
                .list();
    }

    void save(Actor actor, List<Deal> deals) {
        if (deals.size() != 1 || !saveOne(actor, deals.getFirst())) {
            saveAll(actor, deals);
        }
        transitions.tell(actor, deals);
        news.changed(actor, deals);
    }

    /** What most changes are, in one statement; the answer is whether it is one of those. */
    private boolean saveOne(Actor actor, Deal deal) {
        List<Stay> stays = Stay.collapse(deal.stays);
        if (deal.entries.size() != 1) {
            return false;
        }
        LedgerEntry entry = deal.entries.getFirst();
        BigDecimal rate = rate(new HashMap<>(), company.settings().zone(), entry);
        if (deal.fresh && stays.size() == 1 && stays.getFirst() instanceof Stay.Begins begins) {
            sets.update(INSERT_ONE, statement -> {
                int i = bindNew(statement, 0, deal);
                i = bindBegins(statement, i, begins);
                bindEntry(statement, i, actor, entry, rate);
            });
            return true;
        }
        if (!deal.fresh
                && stays.size() == 2
                && stays.getFirst() instanceof Stay.Ends ends
                && stays.getLast() instanceof Stay.Begins begins) {
            sets.update(MOVE_ONE, statement -> {
                int i = bindEnds(statement, 0, ends);
                i = bindBegins(statement, i, begins);
                i = bindEntry(statement, i, actor, entry, rate);
                bindChanged(statement, i, deal);
            });
            deal.version++;
            return true;
        }
        return false;
    }

    private void saveAll(Actor actor, List<Deal> deals) {
        insert(deals.stream().filter(deal -> deal.fresh).toList());
        stays(deals.stream().flatMap(deal -> deal.stays.stream()).toList());
        append(actor, deals.stream().flatMap(deal -> deal.entries.stream()).toList());
        // Last, since it locks the kept sums, which others of the same owner wait for until the commit.
        update(deals.stream().filter(deal -> !deal.fresh).toList());
    }

    /** Ledger entries of deals that were not changed themselves: their tools were. */
    void note(Actor actor, List<Deal> deals) {
        append(actor, deals.stream().flatMap(deal -> deal.entries.stream()).toList());
        news.changed(actor, deals);
    }

    private void insert(List<Deal> deals) {
        sets.batchUpdate(INSERT, deals, BATCH, (statement, deal) -> bindNew(statement, 0, deal));
    }

    private int bindNew(PreparedStatement statement, int before, Deal deal) throws SQLException {
        statement.setObject(before + 1, deal.id);
        int i = bindState(statement, before + 1, deal);
        statement.setString(++i, deal.externalSource);
        statement.setString(++i, deal.externalId);
        statement.setTimestamp(++i, time(deal.createdAt));
        statement.setObject(++i, deal.createdBy);
        statement.setTimestamp(++i, time(deal.updatedAt));
        return i;
    }

    /** What a new deal and a changed one have in common, in one order. */
    private int bindState(PreparedStatement statement, int before, Deal deal) throws SQLException {
        int i = before;
        statement.setString(++i, deal.title);
        statement.setObject(++i, deal.stage.pipelineId());
        statement.setObject(++i, deal.stage.id());
        statement.setString(++i, deal.outcome.code());
        statement.setObject(++i, deal.reason);
        statement.setString(++i, deal.reasonNote);
        statement.setTimestamp(++i, time(deal.closedAt));
        statement.setBigDecimal(++i, deal.value);
        statement.setString(++i, deal.currency);
        statement.setString(++i, deal.valueFromItems ? "items" : "typed");
        statement.setObject(++i, deal.probability, Types.SMALLINT);
        statement.setObject(++i, deal.expectedClose, Types.DATE);
        statement.setObject(++i, deal.owner);
        statement.setObject(++i, deal.organisation);
        statement.setString(++i, deal.source);
        statement.setArray(++i, uuids(statement.getConnection(), deal.labels));
        statement.setString(++i, write(deal.custom));
        statement.setDouble(++i, deal.rank);
        statement.setTimestamp(++i, time(deal.stageEnteredAt));
        return i;
    }

    private void update(List<Deal> deals) {
        sets.batchUpdate(UPDATE, deals, BATCH, (statement, deal) -> {
            bindChanged(statement, 0, deal);
            deal.version++;
        });
    }

    private void bindChanged(PreparedStatement statement, int before, Deal deal) throws SQLException {
        int i = bindState(statement, before, deal);
        statement.setTimestamp(++i, time(deal.updatedAt));
        statement.setTimestamp(++i, time(deal.deletedAt));
        statement.setObject(++i, deal.id);
    }

    private void stays(List<Stay> told) {
        List<Stay> stays = Stay.collapse(told);
        // Ends before begins: only one stay of a deal may be open.
        sets.batchUpdate(
                STAY_ENDS, only(stays, Stay.Ends.class), BATCH, (statement, stay) -> bindEnds(statement, 0, stay));
        sets.batchUpdate(STAY_BEGINS, only(stays, Stay.Past.class), BATCH, (statement, stay) -> {
            statement.setObject(1, stay.id());
            statement.setObject(2, stay.deal());
            statement.setObject(3, stay.stage());
            statement.setTimestamp(4, time(stay.enteredAt()));
            statement.setTimestamp(5, time(stay.leftAt()));
            statement.setObject(6, stay.toStage());
            statement.setBoolean(7, stay.reconstructed());
        });
        sets.batchUpdate(
                STAY_BEGINS,
                only(stays, Stay.Begins.class),
                BATCH,
                (statement, stay) -> bindBegins(statement, 0, stay));
    }

    private static int bindEnds(PreparedStatement statement, int before, Stay.Ends stay) throws SQLException {
        int i = before;
        statement.setTimestamp(++i, time(stay.leftAt()));
        statement.setObject(++i, stay.toStage());
        statement.setObject(++i, stay.deal());
        return i;
    }

    private static int bindBegins(PreparedStatement statement, int before, Stay.Begins stay) throws SQLException {
        int i = before;
        statement.setObject(++i, stay.id());
        statement.setObject(++i, stay.deal());
        statement.setObject(++i, stay.stage());
        statement.setTimestamp(++i, time(stay.enteredAt()));
        statement.setTimestamp(++i, null);
        statement.setObject(++i, null);
        statement.setBoolean(++i, stay.reconstructed());
        return i;
    }

    private void append(Actor actor, List<LedgerEntry> entries) {
        Map<String, @Nullable BigDecimal> rates = new HashMap<>();
        ZoneId zone = company.settings().zone();
        sets.batchUpdate(
                APPEND,
                entries,
                BATCH,
                (statement, entry) -> bindEntry(statement, 0, actor, entry, rate(rates, zone, entry)));
    }

    private int bindEntry(
            PreparedStatement statement, int before, Actor actor, LedgerEntry entry, @Nullable BigDecimal rate)
            throws SQLException {
        int i = before;
        statement.setObject(++i, entry.id());
        statement.setObject(++i, entry.deal());
        statement.setString(++i, entry.kind().code());
        statement.setTimestamp(++i, time(entry.happenedAt()));
        statement.setTimestamp(++i, time(entry.recordedAt()));
        statement.setObject(++i, actor.id());
        statement.setString(++i, actor.name());
        statement.setString(++i, actor.via().name().toLowerCase(java.util.Locale.ROOT));
        statement.setObject(++i, actor.cause());
        statement.setObject(++i, entry.pipeline());
        statement.setObject(++i, entry.fromStage());
        statement.setObject(++i, entry.stage());
        statement.setString(++i, entry.outcome().code());
        statement.setObject(++i, entry.reason());
        statement.setBigDecimal(++i, entry.value());
        statement.setString(++i, entry.currency());
        statement.setBigDecimal(++i, rate);
        statement.setInt(++i, entry.probability());
        statement.setObject(++i, entry.owner());
        statement.setObject(++i, entry.expectedClose(), Types.DATE);
        statement.setString(++i, entry.overrideReason());
        statement.setString(++i, entry.note());
        statement.setString(++i, entry.detail().isEmpty() ? null : write(entry.detail()));
        statement.setBoolean(++i, entry.reconstructed());
        return i;
    }

    /** The rate of the day on which it happened; null where nobody entered one. */
    private @Nullable BigDecimal rate(Map<String, @Nullable BigDecimal> known, ZoneId zone, LedgerEntry entry) {
        LocalDate day = LocalDate.ofInstant(entry.happenedAt(), zone);
        String key = entry.currency() + day;
        if (!known.containsKey(key)) {
            // Also that there is none, or every entry of that day would ask again.
            known.put(key, company.rate(entry.currency(), day).orElse(null));
        }
        return known.get(key);
    }

    private Deal deal(ResultSet row, Stages stages) throws SQLException {
        Deal deal =
                new Deal(row.getObject("id", UUID.class), stages.stage(row.getObject("stage_id", UUID.class)), false);
        deal.title = row.getString("title");
        deal.outcome = Outcome.of(row.getString("outcome"));
        deal.reason = row.getObject("reason_id", UUID.class);
        deal.reasonNote = row.getString("reason_note");
        deal.closedAt = instant(row.getTimestamp("closed_at"));
        deal.value = row.getBigDecimal("value");
        deal.currency = row.getString("currency");
        deal.valueFromItems = "items".equals(row.getString("value_source"));
        deal.probability = row.getObject("probability", Integer.class);
        deal.expectedClose = row.getObject("expected_close", LocalDate.class);
        deal.owner = row.getObject("owner_id", UUID.class);
        deal.ownerBefore = deal.owner;
        deal.organisation = row.getObject("organisation_id", UUID.class);
        deal.source = row.getString("source");
        deal.labels = List.of((UUID[]) row.getArray("labels").getArray());
        deal.custom = json.readValue(row.getString("custom"), OBJECT);
        deal.stageFacts = json.readValue(row.getString("stage_facts"), OBJECT);
        deal.rank = row.getDouble("rank");
        deal.stageEnteredAt = row.getTimestamp("stage_entered_at").toInstant();
        deal.hasNextStep = row.getObject("next_step_id") != null;
        deal.people = row.getInt("people");
        deal.lines = row.getInt("lines");
        deal.externalSource = row.getString("external_source");
        deal.externalId = row.getString("external_id");
        deal.version = row.getInt("version");
        deal.createdAt = row.getTimestamp("created_at").toInstant();
        deal.createdBy = row.getObject("created_by", UUID.class);
        deal.updatedAt = row.getTimestamp("updated_at").toInstant();
        deal.deletedAt = instant(row.getTimestamp("deleted_at"));
        return deal;
    }

    private String write(Map<String, Object> object) {
        return json.writeValueAsString(object);
    }

    /** How many rows go to the database at once. */
    private static final int BATCH = 1000;

    private static <T extends Stay> List<T> only(List<Stay> stays, Class<T> kind) {
        return stays.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Array uuids(java.sql.Connection connection, List<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    private static @Nullable Timestamp time(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
