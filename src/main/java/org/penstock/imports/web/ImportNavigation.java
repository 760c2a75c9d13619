package org.penstock.imports.web;

import org.penstock.kernel.Right;
import org.penstock.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imports in the navigation. */
@Configuration(proxyBeanMethods = false)
class ImportNavigation {

    @Bean
    static NavItem importsNavItem() {
        return new NavItem("imports.nav", "file-import", "/imports", 60, Right.IMPORT).withShortcut("g i");
    }
}
