package org.penstock.insights.web;

import org.penstock.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What insights put around every page. */
@Configuration(proxyBeanMethods = false)
class InsightsNavigation {

    @Bean
    static NavItem figuresNavItem() {
        return new NavItem("insights.nav.figures", "chart-bar", "/figures", 40, null).withShortcut("g f");
    }
}
