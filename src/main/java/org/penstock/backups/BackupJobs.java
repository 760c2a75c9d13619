package org.penstock.backups;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks each minute whether a backup is due, on one node at a time, and makes those that somebody asks for. */
@Configuration(proxyBeanMethods = false)
class BackupJobs {
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> backupDue(ObjectProvider<BackupWork> work) {
        return Tasks.recurring("backup-due", FixedDelay.of(LOOK_EVERY))
                .execute((instance, context) -> work.getObject().look());
    }

    @Bean
    OneTimeTask<Void> backupNow(ObjectProvider<BackupWork> work) {
        return Tasks.oneTime("backup-now")
                .execute((instance, context) -> work.getObject().go(UUID.fromString(instance.getId())));
    }

    @Bean
    Queue backupQueue(ObjectProvider<SchedulerClient> scheduler, OneTimeTask<Void> backupNow, Clock clock) {
        return run -> scheduler.ifAvailable(
                client -> client.scheduleIfNotExists(backupNow.instance(run.toString()), clock.instant()));
    }

    /** Where backups that somebody asked for wait their turn. */
    @FunctionalInterface
    interface Queue {
        void add(UUID run);
    }
}
