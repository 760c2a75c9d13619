package org.penstock.qualification.web;

import org.penstock.kernel.Right;
import org.penstock.web.NavItem;
import org.penstock.web.SettingsItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What qualification puts around every page. */
@Configuration(proxyBeanMethods = false)
class QualificationNavigation {

    @Bean
    static NavItem leadsNavItem() {
        return new NavItem("qualification.nav.leads", "inbox", "/qualification", 25, null).withShortcut("g l");
    }

    @Bean
    static SettingsItem criteriaSettings() {
        return new SettingsItem(
                "qualification.settings.title",
                "clipboard-check",
                "/settings/qualification",
                35,
                Right.MANAGE_PIPELINES);
    }
}
