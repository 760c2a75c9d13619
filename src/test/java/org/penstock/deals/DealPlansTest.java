package org.penstock.deals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What pages ask for in an order stands in an index in that order, so that a million deals are never sorted. */
@PenstockTest
class DealPlansTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SettableClock clock;

    @Autowired
    Cast cast;

    static Stream<DealSort.By> orders() {
        return Stream.of(DealSort.values())
                .flatMap(sort -> Stream.of(new DealSort.By(sort, false), new DealSort.By(sort, true)));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void everyOrderOfTheListIsThatOfAnIndex(DealSort.By order) {
        DealWhere where = where(cast.actor(cast.olga()), Map.of());
        assertThat(plan(
                        "select d.* from deal d where " + where.sql() + " order by " + order.sql() + " limit 51",
                        where))
                .doesNotContain("Sort");
    }

    @Test
    void aColumnOfOnesOwnDealsIsThatOfAnIndex() {
        DealWhere where = where(cast.actor(cast.anna()), Map.of("owner", List.of("me")));
        assertThat(plan("""
                        select d.* from deal d
                         where d.stage_id = '01930000-0000-7000-8000-000000000010' and d.outcome in ('open', 'won')
                           and %s order by d.rank, d.id limit 31""".formatted(where.sql()), where))
                .contains("deal_board_owner")
                .doesNotContain("Sort");
    }

    @Test
    void dealsWithoutANextStepStandInTheOrderOfToday() {
        DealWhere where = where(cast.actor(cast.anna()), Map.of("owner", List.of("me"), "step", List.of("none")));
        String order = DealSort.parse("-value").sql();
        assertThat(plan("select d.* from deal d where " + where.sql() + " order by " + order + " limit 51", where))
                .contains("deal_owner_without_step")
                .doesNotContain("Sort");
    }

    @Test
    void askingForOwnersStillShowsOnlyWhatOneSees() {
        Actor anna = cast.actor(cast.anna());
        Actor narrow = new Actor(
                anna.id(),
                anna.name(),
                anna.role(),
                anna.via(),
                anna.cause(),
                List.of(cast.anna()),
                anna.locale(),
                anna.zone());
        String mine = cast.anna().toString();
        String hidden = cast.boris().toString();
        for (List<String> seen : List.of(List.of("me"), List.of(mine), List.of("me", "none"))) {
            assertThat(where(narrow, Map.of("owner", seen)).sql()).doesNotContain(":sees");
        }
        for (List<String> more : List.<List<String>>of(
                List.of(), List.of(hidden), List.of("me", hidden), List.of("team:" + hidden), List.of("1-1-1-1-1"))) {
            assertThat(where(narrow, Map.of("owner", more)).sql()).contains(":sees");
        }
    }

    private DealWhere where(Actor actor, Map<String, List<String>> filter) {
        return DealWhere.of(actor, DealFilter.parse(filter), clock);
    }

    /** With a table this small the planner would sort; it is told to do so only where it can't do otherwise. */
    private String plan(String sql, DealWhere where) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            for (String way : List.of("seqscan", "sort", "bitmapscan", "incremental_sort")) {
                jdbc.sql("set local enable_" + way + " = off").update();
            }
            return String.join(
                    "\n",
                    where.bind(jdbc.sql("explain (costs off) " + sql))
                            .query(String.class)
                            .list());
        }));
    }
}
