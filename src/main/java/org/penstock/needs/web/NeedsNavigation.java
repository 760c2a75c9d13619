package org.penstock.needs.web;

import org.penstock.kernel.Right;
import org.penstock.web.SettingsItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What needs put around every page. */
@Configuration(proxyBeanMethods = false)
class NeedsNavigation {

    @Bean
    static SettingsItem questionSetsSettings() {
        return new SettingsItem(
                "needs.guide.settings", "zoom-question", "/settings/question-sets", 36, Right.MANAGE_PIPELINES);
    }
}
