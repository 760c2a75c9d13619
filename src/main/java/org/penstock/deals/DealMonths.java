package org.penstock.deals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts and sums by stage and month over all deals that the actor sees, read from sums that are kept in the transaction
 * of each change. The month is that of the expected close for an open deal, of the closing for a closed one, in the
 * company's zone.
 */
@Component
public class DealMonths {
    /** The most rows of one answer; the narrower question has fewer. */
    public static final int ROWS_MAX = 50_000;

    private static final String ROWS = """
            select stage_id, outcome, %s as owner_id, currency, nullif(month, date '0001-01-01') as month,
                   sum(deals) as deals, sum(value) as value
              from deal_month
             where deals <> 0 and (:anyPipeline or pipeline_id = :pipeline)
               and (:all or owner_id = '00000000-0000-0000-0000-000000000000' or owner_id = any(:sees::uuid[]))
             group by 1, 2, 3, 4, 5
             order by 5 nulls last, 1, 2, 3, 4
             limit :limit""";
    private static final String BY_STAGE = ROWS.formatted("null::uuid");
    private static final String BY_OWNER =
            ROWS.formatted("nullif(owner_id, '00000000-0000-0000-0000-000000000000'::uuid)");

    private final JdbcClient jdbc;

    DealMonths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One sum.
     *
     * @param owner null in answers by stage alone, and for deals that nobody owns
     * @param month its first day; null for open deals without an expected close
     */
    public record Row(
            UUID stage,
            Outcome outcome,
            @Nullable UUID owner,
            @Nullable LocalDate month,
            long deals,
            Money value) {}

    /** By stage, outcome, currency and month. */
    public List<Row> byStage(Actor actor, @Nullable UUID pipeline) {
        return rows(BY_STAGE, actor, pipeline);
    }

    /** The same by owner too. */
    public List<Row> byOwner(Actor actor, @Nullable UUID pipeline) {
        return rows(BY_OWNER, actor, pipeline);
    }

    private List<Row> rows(String sql, Actor actor, @Nullable UUID pipeline) {
        UUID[] sees = actor.seesArray();
        return jdbc.sql(sql)
                .param("anyPipeline", pipeline == null)
                .param("pipeline", pipeline)
                .param("all", sees == null)
                .param("sees", sees == null ? new UUID[0] : sees)
                .param("limit", ROWS_MAX)
                .query((row, number) -> new Row(
                        row.getObject("stage_id", UUID.class),
                        Outcome.of(row.getString("outcome")),
                        row.getObject("owner_id", UUID.class),
                        row.getObject("month", LocalDate.class),
                        row.getLong("deals"),
                        Money.of(value(row.getBigDecimal("value")), row.getString("currency"))))
                .list();
    }

    private static BigDecimal value(@Nullable BigDecimal sum) {
        return sum == null ? BigDecimal.ZERO : sum;
    }
}
