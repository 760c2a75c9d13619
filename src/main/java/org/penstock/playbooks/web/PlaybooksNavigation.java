package org.penstock.playbooks.web;

import org.penstock.kernel.Right;
import org.penstock.web.SettingsItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Playbooks among the settings. */
@Configuration(proxyBeanMethods = false)
class PlaybooksNavigation {

    @Bean
    static SettingsItem playbooksSettings() {
        return new SettingsItem("playbooks.title", "notebook", "/settings/playbooks", 31, Right.MANAGE_PIPELINES);
    }
}
