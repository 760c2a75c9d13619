package org.penstock.contacts;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Once a day: undos that are too old are dropped. */
@Configuration(proxyBeanMethods = false)
class ContactUpkeep {

    @Bean
    RecurringTask<Void> contactUpkeepTask(ContactUndoRows undos) {
        return Tasks.recurring("contacts-upkeep", Schedules.daily(LocalTime.of(3, 20)))
                .execute((instance, context) -> undos.forget());
    }
}
