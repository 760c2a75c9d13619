package org.penstock.imports;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.penstock.kernel.Ids;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Lets imports be worked on in the background, and takes up at a start what a killed server left half done. */
@Configuration(proxyBeanMethods = false)
class ImportJobs {
    static final String TASK = "import";

    /** A node that was killed is noticed within two of these. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    @Bean
    OneTimeTask<Void> importTask(ObjectProvider<ImportWork> work) {
        return Tasks.oneTime(TASK)
                .execute((instance, context) ->
                        work.getObject().go(UUID.fromString(instance.getId().substring(0, 36))));
    }

    /** Each look is made by one node, whichever comes first. */
    @Bean
    RecurringTask<Void> importTakeUpTask(ObjectProvider<ImportTakeUp> takeUp) {
        return Tasks.recurring("import-take-up", FixedDelay.of(LOOK_EVERY))
                .execute((instance, context) -> takeUp.getObject().look());
    }

    @Bean
    Queue importQueue(
            ObjectProvider<SchedulerClient> scheduler,
            OneTimeTask<Void> importTask,
            RunRows runs,
            Ids ids,
            Clock clock) {
        return new Queue(scheduler, importTask, runs, ids, clock);
    }

    /** Where work on imports waits its turn. */
    static class Queue {
        private final ObjectProvider<SchedulerClient> scheduler;
        private final OneTimeTask<Void> task;
        private final RunRows runs;
        private final Ids ids;
        private final Clock clock;

        Queue(ObjectProvider<SchedulerClient> scheduler, OneTimeTask<Void> task, RunRows runs, Ids ids, Clock clock) {
            this.scheduler = scheduler;
            this.task = task;
            this.runs = runs;
            this.ids = ids;
            this.clock = clock;
        }

        /** Nothing happens in a command that runs beside the server: it does its work itself. */
        void add(UUID run) {
            scheduler.ifAvailable(
                    client -> client.scheduleIfNotExists(task.instance(run + "." + ids.next()), clock.instant()));
        }

        @EventListener(ApplicationReadyEvent.class)
        void takeUp() {
            if (scheduler.getIfAvailable() != null) {
                runs.busy().forEach(this::add);
            }
        }
    }
}
