package org.penstock.proposals;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Versions of proposals and their lines as they stand in the database. */
@Component
class ProposalRows {
    private static final String COLUMNS = """
            select p.id, p.deal_id, p.number, p.state, p.currency, p.valid_until, p.note, p.terms, p.version,
                   a.name as created_by_name, p.created_at, p.updated_at, p.offered_at
              from proposal p left join account a on a.id = p.created_by
            """;
    private static final String OF_DEAL = COLUMNS + "where p.deal_id = :deal order by p.number desc";
    private static final String ONE = COLUMNS + "where p.deal_id = :deal and p.number = :number";
    /** The current offer; without one the newest that may still become it. */
    private static final String TELLING = """
            select distinct on (p.deal_id) p.id, p.deal_id, p.number, p.state, p.currency, p.valid_until, p.note,
                   p.terms, p.version, null as created_by_name, p.created_at, p.updated_at, p.offered_at
              from proposal p
             where p.deal_id = any(:deals::uuid[]) and p.state in ('draft', 'offered', 'current')
             order by p.deal_id, p.state = 'current' desc, p.number desc""";

    private static final String LINES = """
            select proposal_id, id, product_id, name, quantity, unit_price, discount_percent, tax_percent, rhythm, periods,
                   optional, alternative, taken, unit_cost, answers
              from proposal_line where proposal_id = any(:ids::uuid[]) order by proposal_id, position""";
    private static final String LAST = "select coalesce(max(number), 0) from proposal where deal_id = :deal";
    private static final String INSERT = """
            insert into proposal (id, deal_id, number, currency, valid_until, note, terms, created_by, created_at, updated_at)
            values (:id, :deal, :number, :currency, :until, :note, :terms::jsonb, :by, :now, :now)""";
    private static final String CHANGE = """
            update proposal set currency = :currency, valid_until = :until, note = :note, terms = :terms::jsonb,
                   updated_at = :now, version = version + 1 where id = :id""";
    private static final String STATE = """
            update proposal set state = :state, updated_at = :now, version = version + 1,
                   offered_at = case when :offered then coalesce(offered_at, :now) else offered_at end
             where id = :id""";
    private static final String DELETE_LINES = "delete from proposal_line where proposal_id = :id";
    private static final String INSERT_LINE = """
            insert into proposal_line (proposal_id, id, position, product_id, name, quantity, unit_price, discount_percent,
                                       tax_percent, rhythm, periods, optional, alternative, taken, unit_cost, answers)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String PRODUCTS = """
            select distinct l.product_id from proposal_line l join proposal p on p.id = l.proposal_id
             where p.deal_id = :deal and l.product_id is not null""";
    private static final String CURRENT = """
            select deal_id, number from proposal where state = 'current' and deal_id = any(:deals::uuid[])""";
    private static final String USED = "select distinct deal_id from proposal where deal_id = any(:deals::uuid[])";

    private static final TypeReference<List<Term>> TERMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcTemplate sets;
    private final JsonMapper json;
    private final Ids ids;

    ProposalRows(JdbcClient jdbc, JdbcTemplate sets, JsonMapper json, Ids ids) {
        this.jdbc = jdbc;
        this.sets = sets;
        this.json = json;
        this.ids = ids;
    }

    /** Newest first. */
    List<Proposal> of(UUID deal) {
        return filled(jdbc.sql(OF_DEAL).param("deal", deal).query(this::head).list());
    }

    Optional<Proposal> one(UUID deal, int number) {
        return filled(jdbc.sql(ONE)
                        .param("deal", deal)
                        .param("number", number)
                        .query(this::head)
                        .list())
                .stream()
                .findFirst();
    }

    /** The version of each deal that its facts tell of. */
    List<Proposal> telling(Collection<UUID> deals) {
        return filled(jdbc.sql(TELLING)
                .param("deals", deals.toArray(UUID[]::new))
                .query(this::head)
                .list());
    }

    int last(UUID deal) {
        return jdbc.sql(LAST).param("deal", deal).query(Integer.class).single();
    }

    int insert(Actor actor, UUID deal, ProposalDraft draft, Instant now) {
        UUID id = ids.next();
        int number = last(deal) + 1;
        jdbc.sql(INSERT)
                .param("id", id)
                .param("deal", deal)
                .param("number", number)
                .param("currency", draft.currency())
                .param("until", draft.validUntil())
                .param("note", draft.note())
                .param("terms", json.writeValueAsString(draft.terms()))
                .param("by", actor.id())
                .param("now", Timestamp.from(now))
                .update();
        lines(id, draft.lines());
        return number;
    }

    void change(UUID id, ProposalDraft draft, Instant now) {
        jdbc.sql(CHANGE)
                .param("id", id)
                .param("currency", draft.currency())
                .param("until", draft.validUntil())
                .param("note", draft.note())
                .param("terms", json.writeValueAsString(draft.terms()))
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql(DELETE_LINES).param("id", id).update();
        lines(id, draft.lines());
    }

    void state(UUID id, ProposalState state, Instant now) {
        jdbc.sql(STATE)
                .param("id", id)
                .param("state", state.code())
                .param("offered", state == ProposalState.OFFERED || state == ProposalState.CURRENT)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The products that versions of the deal name already. */
    Set<UUID> products(UUID deal) {
        return new HashSet<>(jdbc.sql(PRODUCTS)
                .param("deal", deal)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    /** The number of the current offer by deal. */
    Map<UUID, Integer> current(Collection<UUID> deals) {
        Map<UUID, Integer> current = new HashMap<>();
        jdbc.sql(CURRENT).param("deals", deals.toArray(UUID[]::new)).query(row -> {
            current.put(row.getObject("deal_id", UUID.class), row.getInt("number"));
        });
        return current;
    }

    Set<UUID> used(Collection<UUID> deals) {
        return new HashSet<>(jdbc.sql(USED)
                .param("deals", deals.toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    private void lines(UUID proposal, List<ProposalLine> lines) {
        Set<UUID> taken = new HashSet<>();
        List<Object[]> rows = new ArrayList<>();
        for (ProposalLine line : lines) {
            // A line that was copied within the page brings the id of the other one along.
            UUID id = taken.add(line.id()) ? line.id() : ids.next();
            rows.add(new Object[] {proposal, id, rows.size(), line});
        }
        sets.batchUpdate(INSERT_LINE, rows, 1000, (statement, row) -> {
            ProposalLine line = (ProposalLine) row[3];
            int i = 0;
            statement.setObject(++i, row[0]);
            statement.setObject(++i, row[1]);
            statement.setObject(++i, row[2]);
            statement.setObject(++i, line.product());
            statement.setString(++i, line.name());
            statement.setBigDecimal(++i, line.quantity());
            statement.setBigDecimal(++i, line.unitPrice());
            statement.setBigDecimal(++i, line.discountPercent());
            statement.setBigDecimal(++i, line.taxPercent());
            statement.setString(++i, line.rhythm().code());
            statement.setInt(++i, line.periods());
            statement.setBoolean(++i, line.optional());
            statement.setString(++i, line.alternative());
            statement.setBoolean(++i, line.taken());
            statement.setBigDecimal(++i, line.unitCost());
            Array answers = statement
                    .getConnection()
                    .createArrayOf("uuid", line.answers().toArray());
            statement.setArray(++i, answers);
        });
    }

    private List<Proposal> filled(List<Head> heads) {
        Map<UUID, List<ProposalLine>> lines = new HashMap<>();
        if (!heads.isEmpty()) {
            jdbc.sql(LINES)
                    .param("ids", heads.stream().map(Head::id).toArray(UUID[]::new))
                    .query(row -> {
                        lines.computeIfAbsent(row.getObject("proposal_id", UUID.class), id -> new ArrayList<>())
                                .add(line(row));
                    });
        }
        return heads.stream()
                .map(head -> head.with(lines.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private record Head(
            UUID id,
            UUID deal,
            int number,
            ProposalState state,
            String currency,
            @Nullable LocalDate validUntil,
            String note,
            List<Term> terms,
            int version,
            @Nullable String createdByName,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant offeredAt) {

        Proposal with(List<ProposalLine> lines) {
            return new Proposal(
                    id,
                    deal,
                    number,
                    state,
                    new ProposalDraft(currency, validUntil, note, terms, lines),
                    Totals.of(currency, lines),
                    version,
                    createdByName,
                    createdAt,
                    updatedAt,
                    offeredAt);
        }
    }

    private Head head(ResultSet row, int number) throws SQLException {
        Timestamp offered = row.getTimestamp("offered_at");
        return new Head(
                row.getObject("id", UUID.class),
                row.getObject("deal_id", UUID.class),
                row.getInt("number"),
                ProposalState.of(row.getString("state")),
                row.getString("currency"),
                row.getObject("valid_until", LocalDate.class),
                row.getString("note"),
                json.readValue(row.getString("terms"), TERMS),
                row.getInt("version"),
                row.getString("created_by_name"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                offered == null ? null : offered.toInstant());
    }

    private static ProposalLine line(ResultSet row) throws SQLException {
        return new ProposalLine(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getObject("product_id", UUID.class),
                row.getString("name"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("unit_price"),
                row.getBigDecimal("discount_percent"),
                row.getBigDecimal("tax_percent"),
                Rhythm.of(row.getString("rhythm")),
                row.getInt("periods"),
                row.getBoolean("optional"),
                row.getString("alternative"),
                row.getBoolean("taken"),
                row.getBigDecimal("unit_cost"),
                List.of((UUID[]) row.getArray("answers").getArray()));
    }
}
