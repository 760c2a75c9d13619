package org.penstock.closing.web;

import org.penstock.kernel.Right;
import org.penstock.web.SettingsItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What closing puts around every page. */
@Configuration(proxyBeanMethods = false)
class ClosingNavigation {

    @Bean
    static SettingsItem closePlansSettings() {
        return new SettingsItem(
                "closing.template.settings", "list-check", "/settings/close-plans", 38, Right.MANAGE_PIPELINES);
    }

    @Bean
    static SettingsItem competitorsSettings() {
        return new SettingsItem(
                "closing.competitors.settings", "scale", "/settings/competitors", 42, Right.MANAGE_PIPELINES);
    }
}
