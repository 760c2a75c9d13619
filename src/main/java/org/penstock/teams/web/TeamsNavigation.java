package org.penstock.teams.web;

import org.penstock.kernel.Right;
import org.penstock.web.NavItem;
import org.penstock.web.SettingsItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings in the menu, and this module's pages in them. */
@Configuration(proxyBeanMethods = false)
class TeamsNavigation {

    @Bean
    static NavItem settingsNavItem() {
        return new NavItem("teams.settings", "settings", "/settings/teams", 90, Right.MANAGE_TEAMS);
    }

    @Bean
    static SettingsItem companySettings() {
        return new SettingsItem("teams.company", "building-skyscraper", "/settings/company", 5, Right.MANAGE_COMPANY);
    }

    @Bean
    static SettingsItem currencySettings() {
        return new SettingsItem("teams.currencies", "coins", "/settings/currencies", 6, Right.MANAGE_COMPANY);
    }

    @Bean
    static SettingsItem hoursSettings() {
        return new SettingsItem("teams.hours", "clock", "/settings/working-hours", 7, Right.MANAGE_COMPANY);
    }

    @Bean
    static SettingsItem teamSettings() {
        return new SettingsItem("teams.teams", "users-group", "/settings/teams", 25, Right.MANAGE_TEAMS);
    }
}
