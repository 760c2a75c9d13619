package org.penstock.deals;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Once a day: the ledger's partitions of the next months, and undos that are too old are dropped. */
@Configuration(proxyBeanMethods = false)
class DealUpkeep {
    private static final String PARTITIONS = "select deal_ledger_partitions(current_date, 4)";

    @Bean
    RecurringTask<Void> dealUpkeepTask(JdbcClient jdbc, UndoRows undos) {
        return Tasks.recurring("deals-upkeep", Schedules.daily(LocalTime.of(3, 10)))
                .execute((instance, context) -> {
                    jdbc.sql(PARTITIONS).query((row, number) -> true).list();
                    undos.forget();
                });
    }
}
