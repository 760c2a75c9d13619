package org.penstock.deals;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the board: kept sums for the heads, one window of cards a column. */
@Component
public class DealBoards {
    private static final String WINDOWS = """
            select c.*, o.name as organisation_name, a.name as owner_name
              from unnest(:columns::uuid[]) with ordinality as s (id, place)
             cross join lateral (
                   select %s from deal d
                    where d.stage_id = s.id and d.outcome in ('open', 'won') and %s
                    order by %s limit :limit) c
              left join organisation o on o.id = c.organisation_id
              left join account a on a.id = c.owner_id
             order by s.place, %s""";

    private static final String ONE = """
            select %s, o.name as organisation_name, a.name as owner_name
              from deal d
              left join organisation o on o.id = d.organisation_id
              left join account a on a.id = d.owner_id
             where d.id = any(:ids::uuid[]) and %s""";

    private final JdbcClient jdbc;
    private final PipelineRows pipelines;
    private final SumRows sums;
    private final DealWindows windows;
    private final UsualTimes usualTimes;
    private final Clock clock;
    private final DealWheres wheres;

    DealBoards(
            JdbcClient jdbc,
            PipelineRows pipelines,
            SumRows sums,
            DealWindows windows,
            UsualTimes usualTimes,
            Clock clock,
            DealWheres wheres) {
        this.jdbc = jdbc;
        this.pipelines = pipelines;
        this.sums = sums;
        this.windows = windows;
        this.usualTimes = usualTimes;
        this.clock = clock;
        this.wheres = wheres;
    }

    /** The board of the filter's pipeline, or of the standard one. */
    public DealBoard load(Actor actor, DealFilter asked) {
        return load(actor, asked, Order.RANK, DealWindows.WINDOW);
    }

    /** The same with so many cards a column, in this order. */
    public DealBoard load(Actor actor, DealFilter asked, Order order, int limit) {
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
        Map<UUID, List<DealCard>> cards = windows(actor, filter, shown, order, limit);
        Map<UUID, UsualTimes.Usual> usual = usualTimes.of(pipeline.id());
        List<DealBoard.Column> columns = shown.stream()
                .map(stage ->
                        column(stage, rows, cards.getOrDefault(stage.id(), List.of()), limit, usual.get(stage.id())))
                .toList();
        List<SumRows.Row> open =
                rows.stream().filter(row -> row.outcome() == Outcome.OPEN).toList();
        return new DealBoard(pipeline, all, filter, columns, sums.add(open));
    }

    /** The orders in which columns can be read; each has an index. */
    public enum Order {
        RANK("%s.rank, %s.id"),
        EXPECTED_CLOSE("%s.expected_close, %s.id");

        private final String columns;

        Order(String columns) {
            this.columns = columns;
        }

        String sql(String alias) {
            return columns.formatted(alias, alias);
        }
    }

    /** One column anew with its first cards. */
    public DealBoard.Column column(Actor actor, DealFilter filter, UUID stageId) {
        return column(actor, filter, stageId, DealPlace.top());
    }

    /** One column anew with its sums, for instance after a move, and the cards that were shown of it. */
    public DealBoard.Column column(Actor actor, DealFilter filter, UUID stageId, DealPlace shown) {
        Stages stages = new Stages(pipelines.all());
        Stage stage = stages.stage(stageId);
        DealFilter here = filter.in(stage.pipelineId());
        DealWindows.Window window = windows.load(actor, here, stageId, shown);
        return new DealBoard.Column(
                stage,
                sums(stage, sums.of(actor, here)),
                window.cards(),
                window.before(),
                window.after(),
                window.usual());
    }

    /** The cards of single deals, as far as the actor sees them. */
    public List<DealCard> cards(Actor actor, List<UUID> deals) {
        DealWhere where = DealWhere.of(actor, DealFilter.none(), clock);
        return where.bind(jdbc.sql(ONE.formatted(DealWindows.CARD, where.sql())))
                .param("ids", deals.toArray(UUID[]::new))
                .query(DealWindows::card)
                .list();
    }

    private Map<UUID, List<DealCard>> windows(
            Actor actor, DealFilter filter, List<Stage> stages, Order order, int limit) {
        DealWhere where = wheres.of(actor, filter);
        return where
                .bind(jdbc.sql(WINDOWS.formatted(DealWindows.CARD, where.sql(), order.sql("d"), order.sql("c"))))
                .param("columns", stages.stream().map(Stage::id).toArray(UUID[]::new))
                .param("limit", limit + 1)
                .query(DealWindows::card)
                .list()
                .stream()
                .collect(Collectors.groupingBy(DealCard::stage));
    }

    private DealBoard.Column column(
            Stage stage, List<SumRows.Row> rows, List<DealCard> fetched, int limit, UsualTimes.@Nullable Usual usual) {
        boolean more = fetched.size() > limit;
        List<DealCard> cards = more ? fetched.subList(0, limit) : fetched;
        return new DealBoard.Column(stage, sums(stage, rows), cards, false, more, usual);
    }

    private DealSums sums(Stage stage, List<SumRows.Row> rows) {
        return sums.add(rows.stream()
                .filter(row -> row.stage().equals(stage.id()))
                .filter(row -> row.outcome() == Outcome.OPEN || row.outcome() == Outcome.WON)
                .toList());
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
}
