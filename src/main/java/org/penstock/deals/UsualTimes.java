package org.penstock.deals;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The usual time in a stage: the median length, in whole days, of the stays in it that ended within the last two years and
 * whose deal was won; said from {@link #STAYS_MIN} such stays on. Source: {@code stage_visit}, reckoned once an hour.
 */
@Component
public class UsualTimes {
    /** Fewer stays than this say nothing about the next one. */
    static final int STAYS_MIN = 5;

    /** Stays that ended longer ago tell of another way to sell. */
    static final Duration PERIOD = Duration.ofDays(730);

    /** From how many times the usual on a deal stands remarkably long. */
    static final int LONG_FACTOR = 2;

    private static final String OF_PIPELINE = """
            select u.stage_id, u.stays, u.median_seconds from stage_usual u join stage s on s.id = u.stage_id
             where s.pipeline_id = :pipeline and u.stays >= :min""";

    private static final String OF_STAGE =
            "select stays, median_seconds from stage_usual where stage_id = :stage and stays >= :min";

    private static final String RECKON = """
            insert into stage_usual (stage_id, stays, median_seconds, reckoned_at)
            select v.stage_id, count(*),
                   percentile_cont(0.5) within group (order by extract(epoch from v.left_at - v.entered_at)), :now
              from stage_visit v join deal d on d.id = v.deal_id
             where v.left_at > :since and d.outcome = 'won' and d.deleted_at is null
             group by v.stage_id
                on conflict (stage_id) do update
               set stays = excluded.stays, median_seconds = excluded.median_seconds, reckoned_at = excluded.reckoned_at""";

    private static final String FORGET = "delete from stage_usual where reckoned_at < :now";

    private final JdbcClient jdbc;
    private final Clock clock;

    UsualTimes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param stays how many finished stays it stands on */
    public record Usual(long days, long stays) {

        /** Whether so many days are remarkably long. */
        public boolean isLong(long soFar) {
            return soFar > days * LONG_FACTOR;
        }
    }

    /** What is usual in the stages of a pipeline; a stage that has too few stays is left out. */
    Map<UUID, Usual> of(UUID pipeline) {
        Map<UUID, Usual> usual = new HashMap<>();
        jdbc.sql(OF_PIPELINE)
                .param("pipeline", pipeline)
                .param("min", STAYS_MIN)
                .query(row -> {
                    usual.put(row.getObject("stage_id", UUID.class), usual(row));
                });
        return usual;
    }

    @Nullable Usual in(UUID stage) {
        return jdbc.sql(OF_STAGE)
                .param("stage", stage)
                .param("min", STAYS_MIN)
                .query((row, number) -> usual(row))
                .optional()
                .orElse(null);
    }

    /** Anew, also for whoever has just written a past. */
    @Transactional
    public void reckon(Actor actor) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql(RECKON)
                .param("now", now)
                .param("since", Timestamp.from(clock.instant().minus(PERIOD)))
                .update();
        jdbc.sql(FORGET).param("now", now).update();
    }

    /** At least a day: "usual 0 d" would call every deal late. */
    private static Usual usual(java.sql.ResultSet row) throws java.sql.SQLException {
        long days = Math.round(
                row.getLong("median_seconds") / (double) Duration.ofDays(1).toSeconds());
        return new Usual(Math.max(1, days), row.getLong("stays"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Hourly {
        @Bean
        RecurringTask<Void> usualTimesTask(UsualTimes usual) {
            return Tasks.recurring("deals-usual-times", Schedules.fixedDelay(Duration.ofHours(1)))
                    .execute((instance, context) -> usual.reckon(Actor.system()));
        }
    }
}
