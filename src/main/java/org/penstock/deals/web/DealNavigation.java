package org.penstock.deals.web;

import org.penstock.kernel.Right;
import org.penstock.web.NavItem;
import org.penstock.web.NavRegion;
import org.penstock.web.PrimaryAction;
import org.penstock.web.SettingsItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What deals put around every page. */
@Configuration(proxyBeanMethods = false)
class DealNavigation {

    @Bean
    static NavItem dealsNavItem() {
        return new NavItem("deals.nav.deals", "layout-kanban", "/deals", 20, null).withShortcut("g d");
    }

    @Bean
    static PrimaryAction newDealAction() {
        return new PrimaryAction("deals.nav.new", "plus", "/deals/new", 10, Right.EDIT_DEALS);
    }

    @Bean
    static NavRegion dealViewsRegion() {
        return new NavRegion("/deals/views", 10);
    }

    @Bean
    static SettingsItem pipelinesSettings() {
        return new SettingsItem(
                "deals.settings.pipelines", "columns-3", "/settings/pipelines", 30, Right.MANAGE_PIPELINES);
    }

    @Bean
    static SettingsItem reasonsSettings() {
        return new SettingsItem(
                "deals.settings.reasons", "thumb-down", "/settings/reasons", 40, Right.MANAGE_PIPELINES);
    }
}
