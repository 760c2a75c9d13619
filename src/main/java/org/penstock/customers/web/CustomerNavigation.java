package org.penstock.customers.web;

import org.penstock.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Customers in the navigation. */
@Configuration(proxyBeanMethods = false)
class CustomerNavigation {

    @Bean
    static NavItem customersNavItem() {
        return new NavItem("customers.nav", "heart-handshake", "/customers", 27, null);
    }
}
