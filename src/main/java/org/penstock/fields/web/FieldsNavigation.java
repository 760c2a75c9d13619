package org.penstock.fields.web;

import org.penstock.kernel.Right;
import org.penstock.web.SettingsItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's pages in the settings. */
@Configuration(proxyBeanMethods = false)
class FieldsNavigation {

    @Bean
    static SettingsItem fieldSettings() {
        return new SettingsItem("fields.settings", "forms", "/settings/fields", 50, Right.MANAGE_PIPELINES);
    }

    @Bean
    static SettingsItem labelSettings() {
        return new SettingsItem("fields.labels.settings", "tags", "/settings/labels", 55, Right.MANAGE_PIPELINES);
    }
}
