package org.penstock.insights;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every minute: the courses of the deals that changed. After a large import one run takes as many batches as it needs. */
@Configuration(proxyBeanMethods = false)
class CourseUpkeep {
    private static final Duration PAUSE = Duration.ofSeconds(60);

    /** The most batches of one run, so that a run has an end. */
    private static final int BATCHES_MAX = 1_000;

    /** After so many batches of a long run, what months have been told is added up. */
    private static final int BATCHES_OF_MONTHS = 20;

    @Bean
    RecurringTask<Void> courseUpkeepTask(CourseRows courses, CourseMonths months) {
        return Tasks.recurring("insights-courses", Schedules.fixedDelay(PAUSE)).execute((instance, context) -> {
            int batches = 0;
            while (courses.settle(CourseRows.BATCH) == CourseRows.BATCH && batches < BATCHES_MAX) {
                batches++;
                if (batches % BATCHES_OF_MONTHS == 0) {
                    months.compact();
                }
            }
            months.compact();
        });
    }
}
