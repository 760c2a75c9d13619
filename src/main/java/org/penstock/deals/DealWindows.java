package org.penstock.deals;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads a window of one column's cards: after or before a card, or at a position. Who scrolls from card to card goes by
 * keys; only a jump counts its way, from the nearer end.
 */
@Component
public class DealWindows {
    /** Cards of a column that are sent at once; further ones come when one scrolls there. */
    public static final int WINDOW = 30;

    /** Cards of a column that are asked for at once, when a column is refreshed as it is shown. */
    static final int WINDOW_MAX = 150;

    static final String CARD = """
            d.id, d.title, d.stage_id, d.outcome, d.organisation_id, d.value, d.currency, d.owner_id, d.rank,
            d.stage_entered_at, d.next_step_id, d.next_step_kind, d.next_step_title, d.next_step_at, d.next_step_on,
            d.labels, d.version, d.expected_close, d.stage_facts ->> 'rotting.state' as rotting,
            (d.stage_facts ->> 'rotting.snoozed')::date as snoozed""";

    private static final String WINDOW_OF = """
            select c.*, o.name as organisation_name, a.name as owner_name
              from (select %s from deal d
                     where d.stage_id = :column and d.outcome in ('open', 'won') and %s and %s
                     order by %s limit :limit offset :skip) c
              left join organisation o on o.id = c.organisation_id
              left join account a on a.id = c.owner_id
             order by c.rank, c.id""";

    private static final String DOWN = "d.rank, d.id";
    private static final String UP = "d.rank desc, d.id desc";

    private final JdbcClient jdbc;
    private final UsualTimes usualTimes;
    private final DealWheres wheres;

    DealWindows(JdbcClient jdbc, UsualTimes usualTimes, DealWheres wheres) {
        this.jdbc = jdbc;
        this.usualTimes = usualTimes;
        this.wheres = wheres;
    }

    /**
     * @param before whether there are cards above the window
     * @param after whether there are cards below it
     * @param usual how long deals usually stand in this stage; null when too few have
     */
    public record Window(
            UUID stage, List<DealCard> cards, boolean before, boolean after, UsualTimes.@Nullable Usual usual) {
        public Window {
            cards = List.copyOf(cards);
        }
    }

    public Window load(Actor actor, DealFilter filter, UUID stage, DealPlace place) {
        UsualTimes.Usual usual = usualTimes.in(stage);
        DealWhere where = wheres.of(actor, filter);
        List<DealCard> cards = cards(where, stage, place);
        boolean more = cards.size() > place.count();
        if (place.upwards()) {
            List<DealCard> shown = more ? cards.subList(1, cards.size()) : cards;
            return new Window(stage, shown, more, place.skip() > 0 || place.isKey(), usual);
        }
        List<DealCard> shown = more ? cards.subList(0, place.count()) : cards;
        return new Window(stage, shown, above(where, stage, place, shown), more, usual);
    }

    private List<DealCard> cards(DealWhere where, UUID stage, DealPlace place) {
        String sql = WINDOW_OF.formatted(CARD, where.sql(), place.condition(), place.upwards() ? UP : DOWN);
        return where.bind(jdbc.sql(sql))
                .params(place.values())
                .param("column", stage)
                .param("limit", place.count() + 1)
                .param("skip", place.skip())
                .query(DealWindows::card)
                .list();
    }

    /** Whether something lies above a window that was read downwards. */
    private boolean above(DealWhere where, UUID stage, DealPlace place, List<DealCard> shown) {
        if (!place.isKey() || shown.isEmpty()) {
            return place.skip() > 0;
        }
        DealCard first = shown.getFirst();
        return !cards(where, stage, DealPlace.before(first, 1)).isEmpty();
    }

    static DealCard card(ResultSet row, int number) throws SQLException {
        BigDecimal value = row.getBigDecimal("value");
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
                DealLists.step(row),
                List.of((UUID[]) row.getArray("labels").getArray()),
                row.getInt("version"),
                row.getObject("expected_close", LocalDate.class),
                row.getString("rotting"),
                row.getObject("snoozed", LocalDate.class));
    }
}
