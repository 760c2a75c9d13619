package org.penstock.rest;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the parts of the kit together. */
@Configuration(proxyBeanMethods = false)
class RestConfiguration implements WebMvcConfigurer {
    private final ApiJson json;

    RestConfiguration(ApiJson json) {
        this.json = json;
    }

    /** Answers that are kept for repeated requests are dropped when nobody repeats them any more. */
    @Bean
    static RecurringTask<Void> idempotencyUpkeepTask(IdempotencyRows rows) {
        return Tasks.recurring("rest-upkeep", Schedules.daily(LocalTime.of(3, 20)))
                .execute((instance, context) -> rows.forget());
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new ApiBodies(json));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ApiArguments(json));
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new OperationGate()).addPathPatterns(ApiPaths.ROOT + "**");
    }
}
