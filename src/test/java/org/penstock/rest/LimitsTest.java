package org.penstock.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.identity.ApiTokens;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** How often a token may ask, for how long an answer is kept, and what a clock that jumps does to both. */
@PenstockTest
class LimitsTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final UUID TOKEN = UUID.fromString("01930000-0000-7000-8000-000000000001");

    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    ApiTokens tokens;

    @Autowired
    RateLimits limits;

    @Autowired
    RecurringTask<Void> idempotencyUpkeepTask;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Api.Client anna;

    @BeforeEach
    void begin() {
        CleanDatabase.clean(jdbc);
        clock.set(SettableClock.START);
        anna = api.as(cast.anna());
    }

    @Test
    void answers429WithTheSecondsToWait() {
        assertThat(anna.get("/deals")).hasStatusOk();
        UUID token = tokens.mine(cast.actor(cast.anna())).getFirst().id();
        long later = System.nanoTime() + 3600 * SECOND;
        while (limits.take(token, later).isZero()) {
            // empties the bucket
        }
        MvcTestResult often = anna.get("/deals");
        assertThat(often)
                .hasStatus(HttpStatus.TOO_MANY_REQUESTS)
                .hasHeader("Retry-After", "1")
                .hasContentType("application/problem+json");
        assertThat(Api.read(often, "$.detail")).contains("Wait 1 s");
        assertThat(api.as(cast.anna()).get("/deals")).as("another token").hasStatusOk();
        assertThat(limits.take(token, later + SECOND)).isZero();
    }

    @Test
    void letsABurstThroughAndThenOneByOne() {
        RateLimits slow = new RateLimits(2, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(slow.take(TOKEN, 0)).isZero();
        }
        assertThat(slow.take(TOKEN, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(slow.take(TOKEN, SECOND / 4)).isEqualTo(Duration.ofMillis(250));
        assertThat(slow.take(TOKEN, SECOND / 2)).isZero();
        assertThat(slow.take(TOKEN, SECOND / 2)).isPositive();
        assertThat(slow.take(TOKEN, 3600 * SECOND)).isZero();
        assertThat(slow.take(TOKEN, 3600 * SECOND)).isZero();
        assertThat(slow.take(TOKEN, 3600 * SECOND)).isZero();
        assertThat(slow.take(TOKEN, 3600 * SECOND)).as("no more than the burst").isPositive();
    }

    @Test
    void takesNothingBackWhenTimeIsReadInAnotherOrder() {
        RateLimits slow = new RateLimits(1, 3);
        assertThat(slow.take(TOKEN, 10 * SECOND)).isZero();
        assertThat(slow.take(TOKEN, 0)).isZero();
        assertThat(slow.take(TOKEN, 10 * SECOND)).isZero();
        assertThat(slow.take(TOKEN, 10 * SECOND)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void hasNoLimitWhereTheRateIsZero() {
        RateLimits none = new RateLimits(0, 1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(none.take(TOKEN)).isZero();
        }
    }

    @Test
    void countsRequestsByTimeThatPassesNotByTheClock() {
        RateLimits slow = new RateLimits(0.000_001, 1);
        assertThat(slow.take(TOKEN)).isZero();
        clock.forward(Duration.ofDays(365));
        assertThat(slow.take(TOKEN)).isPositive();
        clock.set(SettableClock.START.minus(Duration.ofDays(365)));
        assertThat(slow.take(TOKEN)).isPositive();
    }

    @Test
    void opensNothingWithATokenWhileTheClockIsPastItsEndAndOpensAgainAfterwards() {
        assertThat(anna.get("/deals")).hasStatusOk();
        clock.forward(Duration.ofDays(3_000));
        assertThat(anna.get("/deals")).hasStatus(HttpStatus.UNAUTHORIZED);
        clock.set(SettableClock.START.minus(Duration.ofDays(3_000)));
        assertThat(anna.get("/deals")).hasStatusOk();
        clock.set(SettableClock.START);
        assertThat(anna.get("/deals")).hasStatusOk();
    }

    private MvcTestResult create() {
        return anna.send("POST", "/deals", "{\"title\":\"A\"}", "Idempotency-Key", "k");
    }

    private long deals() {
        return jdbc.queryForObject("select count(*) from deal", Long.class);
    }

    @Test
    void repeatsAnAnswerForADayAndThenDoesItAnew() {
        assertThat(create()).hasStatus(HttpStatus.CREATED);
        clock.forward(IdempotencyRows.KEPT.minusSeconds(1));
        assertThat(create()).hasStatus(HttpStatus.CREATED).hasHeader("Idempotency-Replayed", "true");
        assertThat(deals()).isEqualTo(1);
        clock.forward(Duration.ofSeconds(1));
        assertThat(create()).hasStatus(HttpStatus.CREATED).doesNotContainHeader("Idempotency-Replayed");
        assertThat(deals()).isEqualTo(2);
    }

    @Test
    void repeatsAnAnswerThoughTheClockWasSetBack() {
        assertThat(create()).hasStatus(HttpStatus.CREATED);
        clock.set(SettableClock.START.minus(Duration.ofDays(10)));
        assertThat(create()).hasStatus(HttpStatus.CREATED).hasHeader("Idempotency-Replayed", "true");
        assertThat(deals()).isEqualTo(1);
    }

    @Test
    void forgetsAnswersThatNobodyRepeatsAnyMore() {
        create();
        idempotencyUpkeepTask.execute(null, null);
        assertThat(kept()).isEqualTo(1);
        clock.forward(IdempotencyRows.KEPT);
        idempotencyUpkeepTask.execute(null, null);
        assertThat(kept()).isZero();
        assertThat(deals()).isEqualTo(1);
    }

    private long kept() {
        return jdbc.queryForObject("select count(*) from api_idempotency", Long.class);
    }
}
