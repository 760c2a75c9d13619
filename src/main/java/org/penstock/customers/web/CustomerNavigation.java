package org.penstock.customers.web;

import org.penstock.kernel.Right;
import org.penstock.web.NavItem;
import org.penstock.web.SettingsItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Customers in the navigation and in the settings. */
@Configuration(proxyBeanMethods = false)
class CustomerNavigation {

    @Bean
    static NavItem customersNavItem() {
        return new NavItem("customers.nav", "heart-handshake", "/customers", 27, null);
    }

    @Bean
    static SettingsItem customersSettings() {
        return new SettingsItem(
                "customers.settings", "heart-handshake", "/settings/customers", 43, Right.MANAGE_PIPELINES);
    }
}
