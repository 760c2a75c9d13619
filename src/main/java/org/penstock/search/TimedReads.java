package org.penstock.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs the statements of a search with settings of their own: how long they may take, how alike words must be. */
@Component
class TimedReads {
    /** What a whole search may take in the database; what is found by then is shown, and that it may be less is said. */
    static final Duration SEARCH_MAX = Duration.ofMillis(1_500);
    /** What each part gets at the least, however long the others took. */
    private static final Duration PART_MIN = Duration.ofMillis(150);
    /** From which share of common trigrams on a word is alike: one wrong letter in six, or two in ten. */
    static final String WORD_SIMILARITY = "0.4";

    private static final String CANCELLED = "57014";

    /**
     * Only trigram indexes bound the work whatever the word is, and that has to be planned for each word anew; so neither a
     * plan for any word nor one that goes through a whole table or order.
     */
    private static final String SETTINGS = """
            select set_config('statement_timeout', :ms, true),
                   set_config('pg_trgm.word_similarity_threshold', :similarity, true),
                   set_config('plan_cache_mode', 'force_custom_plan', true),
                   set_config('enable_seqscan', 'off', true),
                   set_config('enable_indexscan', 'off', true)""";

    private static final String BY_ORDER = "select set_config('enable_indexscan', 'on', true)";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TimedReads(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
    }

    Instant deadline() {
        return clock.instant().plus(SEARCH_MAX);
    }

    /** The answer, or nothing when time ran out. */
    <T> Optional<T> before(Instant deadline, Supplier<T> reads) {
        Duration left = Duration.between(clock.instant(), deadline);
        Duration allowed = left.compareTo(PART_MIN) < 0 ? PART_MIN : left;
        try {
            return Optional.ofNullable(transaction.execute(status -> {
                jdbc.sql(SETTINGS)
                        .param("ms", String.valueOf(allowed.toMillis()))
                        .param("similarity", WORD_SIMILARITY)
                        .query()
                        .singleRow();
                return reads.get();
            }));
        } catch (DataAccessException e) {
            if (isCancelled(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** From here on, in the same transaction, the planner may go along ordered indexes and look up by key. */
    void byOrder() {
        jdbc.sql(BY_ORDER).query().singleRow();
    }

    private static boolean isCancelled(DataAccessException e) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof java.sql.SQLException cause
                && CANCELLED.equals(cause.getSQLState());
    }
}
