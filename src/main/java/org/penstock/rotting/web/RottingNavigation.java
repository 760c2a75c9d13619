package org.penstock.rotting.web;

import org.penstock.kernel.Right;
import org.penstock.web.NavItem;
import org.penstock.web.SettingsItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rotting in the navigation and in the settings. */
@Configuration(proxyBeanMethods = false)
class RottingNavigation {

    @Bean
    static NavItem rottingNavItem() {
        return new NavItem("rotting.nav", "hourglass", "/rotting", 25, null).withShortcut("g r");
    }

    @Bean
    static SettingsItem rottingSettings() {
        return new SettingsItem("rotting.settings", "hourglass", "/settings/rotting", 42, Right.MANAGE_PIPELINES);
    }
}
