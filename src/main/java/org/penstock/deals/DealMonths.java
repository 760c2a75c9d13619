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

    /** Where open deals without an expected close stand. */
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private static final String ROWS = """
            select stage_id, outcome, %s as owner_id, currency, nullif(month, date '0001-01-01') as month,
                   sum(deals) as deals, sum(value) as value
              from deal_month
             where deals <> 0 and (:anyPipeline or pipeline_id = :pipeline)
               and (:anyOutcome or outcome = :outcome)
               and month >= :from and month <= :to
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

    /**
     * What is asked for; null asks for all.
     *
     * @param from the first month, by any of its days; open deals without an expected close are then left out
     * @param to the last month, by any of its days
     * @param byOwner one row an owner too
     */
    public record Question(
            @Nullable UUID pipeline,
            @Nullable Outcome outcome,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            boolean byOwner) {}

    /** By stage, outcome, currency and month, in the order of months; one more than {@link #ROWS_MAX} when there are more. */
    public List<Row> of(Actor actor, Question question) {
        UUID[] sees = actor.seesArray();
        return jdbc.sql(question.byOwner() ? BY_OWNER : BY_STAGE)
                .param("anyPipeline", question.pipeline() == null)
                .param("pipeline", question.pipeline())
                .param("anyOutcome", question.outcome() == null)
                .param(
                        "outcome",
                        question.outcome() == null ? null : question.outcome().code())
                .param("from", question.from() != null ? question.from().withDayOfMonth(1) : FIRST)
                .param("to", question.to() != null ? question.to() : LAST)
                .param("all", sees == null)
                .param("sees", sees == null ? new UUID[0] : sees)
                .param("limit", ROWS_MAX + 1)
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
