package org.penstock.deals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the board: kept sums for the heads, one window of cards a column. */
@Component
public class DealBoards {
    /** Cards of a column that are sent at once; the next window comes when one scrolls there. */
    public static final int WINDOW = 30;

    private static final String CARD = """
            d.id, d.title, d.stage_id, d.outcome, d.organisation_id, d.value, d.currency, d.owner_id, d.rank,
            d.stage_entered_at, d.next_step_id, d.next_step_kind, d.next_step_title, d.next_step_at, d.labels, d.version""";

    private static final String WINDOWS = """
            select c.*, o.name as organisation_name, a.name as owner_name
              from unnest(:columns::uuid[]) with ordinality as s (id, place)
             cross join lateral (
                   select %s from deal d
                    where d.stage_id = s.id and d.outcome in ('open', 'won') and %s
                    order by d.rank, d.id limit :limit) c
              left join organisation o on o.id = c.organisation_id
              left join account a on a.id = c.owner_id
             order by s.place, c.rank, c.id""";

    private static final String NEXT_WINDOW = """
            select c.*, o.name as organisation_name, a.name as owner_name
              from (select %s from deal d
                     where d.stage_id = :column and d.outcome in ('open', 'won')
                       and (d.rank, d.id) > (:rank, :id) and %s
                     order by d.rank, d.id limit :limit) c
              left join organisation o on o.id = c.organisation_id
              left join account a on a.id = c.owner_id
             order by c.rank, c.id""";

    private static final String ONE = """
            select %s, o.name as organisation_name, a.name as owner_name
              from deal d
              left join organisation o on o.id = d.organisation_id
              left join account a on a.id = d.owner_id
             where d.id = any(:ids::uuid[]) and %s""";

    private final JdbcClient jdbc;
    private final PipelineRows pipelines;
    private final SumRows sums;
    private final Clock clock;

    DealBoards(JdbcClient jdbc, PipelineRows pipelines, SumRows sums, Clock clock) {
        this.jdbc = jdbc;
        this.pipelines = pipelines;
        this.sums = sums;
        this.clock = clock;
    }

    /** The board of the filter's pipeline, or of the standard one. */
    public DealBoard load(Actor actor, DealFilter asked) {
        List<Pipeline> all = pipelines.all().stream()
                .filter(pipeline -> !pipeline.archived())
                .toList();
        Stages stages = new Stages(all);
        Pipeline pipeline = asked.pipeline() == null ? stages.standard() : stages.pipeline(asked.pipeline());
        DealFilter filter = asked.in(pipeline.id());
        List<SumRows.Row> rows = sums.of(actor, filter).stream()
                .filter(row -> row.outcome() == Outcome.OPEN || row.outcome() == Outcome.WON)
                .toList();
        List<Stage> shown = shown(pipeline, rows);
        Map<UUID, List<DealCard>> cards = windows(actor, filter, shown);
        List<DealBoard.Column> columns = shown.stream()
                .map(stage -> column(stage, rows, cards.getOrDefault(stage.id(), List.of())))
                .toList();
        List<SumRows.Row> open =
                rows.stream().filter(row -> row.outcome() == Outcome.OPEN).toList();
        return new DealBoard(pipeline, all, filter, columns, sums.add(open));
    }

    /** One column anew with its sums, for instance after a move. */
    public DealBoard.Column column(Actor actor, DealFilter filter, UUID stageId) {
        Stages stages = new Stages(pipelines.all());
        Stage stage = stages.stage(stageId);
        DealFilter here = filter.in(stage.pipelineId());
        List<SumRows.Row> rows = sums.of(actor, here);
        return column(stage, rows, windows(actor, here, List.of(stage)).getOrDefault(stageId, List.of()));
    }

    /** The cards after a place that an earlier window named. */
    public Window window(Actor actor, DealFilter filter, UUID stage, String after) {
        int at = after.indexOf('~');
        try {
            double rank = Double.parseDouble(after.substring(0, at));
            UUID id = UUID.fromString(after.substring(at + 1));
            return next(actor, filter, stage, rank, id);
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException unreadable) {
            throw new Missing("Place in the column");
        }
    }

    /** @param after where the next window begins; null when there is none */
    public record Window(
            UUID stage, List<DealCard> cards, @Nullable String after) {}

    /** The cards of single deals, as far as the actor sees them. */
    public List<DealCard> cards(Actor actor, List<UUID> deals) {
        DealWhere where = DealWhere.of(actor, DealFilter.none(), clock);
        return where.bind(jdbc.sql(ONE.formatted(CARD, where.sql())))
                .param("ids", deals.toArray(UUID[]::new))
                .query(DealBoards::card)
                .list();
    }

    private Window next(Actor actor, DealFilter filter, UUID stage, double rank, UUID id) {
        DealWhere where = DealWhere.of(actor, filter, clock);
        List<DealCard> cards = where.bind(jdbc.sql(NEXT_WINDOW.formatted(CARD, where.sql())))
                .param("column", stage)
                .param("rank", rank)
                .param("id", id)
                .param("limit", WINDOW + 1)
                .query(DealBoards::card)
                .list();
        return new Window(stage, first(cards), after(cards));
    }

    private Map<UUID, List<DealCard>> windows(Actor actor, DealFilter filter, List<Stage> stages) {
        DealWhere where = DealWhere.of(actor, filter, clock);
        return where
                .bind(jdbc.sql(WINDOWS.formatted(CARD, where.sql())))
                .param("columns", stages.stream().map(Stage::id).toArray(UUID[]::new))
                .param("limit", WINDOW + 1)
                .query(DealBoards::card)
                .list()
                .stream()
                .collect(Collectors.groupingBy(DealCard::stage));
    }

    private DealBoard.Column column(Stage stage, List<SumRows.Row> rows, List<DealCard> cards) {
        List<SumRows.Row> here = rows.stream()
                .filter(row -> row.stage().equals(stage.id()))
                .filter(row -> row.outcome() == Outcome.OPEN || row.outcome() == Outcome.WON)
                .toList();
        return new DealBoard.Column(stage, sums.add(here), first(cards), after(cards));
    }

    /** The current stages, and retired ones as long as deals stand in them. */
    private static List<Stage> shown(Pipeline pipeline, List<SumRows.Row> rows) {
        List<Stage> shown = new ArrayList<>();
        for (Stage stage : pipeline.stages()) {
            if (!stage.retired() || rows.stream().anyMatch(row -> row.stage().equals(stage.id()))) {
                shown.add(stage);
            }
        }
        return shown;
    }

    private static List<DealCard> first(List<DealCard> fetched) {
        return fetched.size() > WINDOW ? fetched.subList(0, WINDOW) : fetched;
    }

    private static @Nullable String after(List<DealCard> fetched) {
        if (fetched.size() <= WINDOW) {
            return null;
        }
        DealCard last = fetched.get(WINDOW - 1);
        return last.rank() + "~" + last.id();
    }

    static DealCard card(ResultSet row, int number) throws SQLException {
        UUID step = row.getObject("next_step_id", UUID.class);
        java.math.BigDecimal value = row.getBigDecimal("value");
        java.sql.Timestamp at = row.getTimestamp("next_step_at");
        return new DealCard(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getObject("stage_id", UUID.class),
                Outcome.of(row.getString("outcome")),
                row.getObject("organisation_id", UUID.class),
                row.getString("organisation_name"),
                value == null ? null : Money.of(value, row.getString("currency")),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                row.getDouble("rank"),
                row.getTimestamp("stage_entered_at").toInstant(),
                step == null
                        ? null
                        : new DealCard.Step(
                                step,
                                row.getString("next_step_kind"),
                                row.getString("next_step_title"),
                                at == null ? null : at.toInstant()),
                List.of((UUID[]) row.getArray("labels").getArray()),
                row.getInt("version"));
    }
}
