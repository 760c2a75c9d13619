package org.penstock.contacts.web;

import org.penstock.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What contacts put around every page. */
@Configuration(proxyBeanMethods = false)
class ContactNavigation {

    @Bean
    static NavItem peopleNavItem() {
        return new NavItem("contacts.people", "users", "/people", 30, null).withShortcut("g p");
    }

    @Bean
    static NavItem organisationsNavItem() {
        return new NavItem("contacts.organisations", "building", "/organisations", 40, null).withShortcut("g o");
    }
}
