package org.penstock.catalog.web;

import org.penstock.kernel.Right;
import org.penstock.web.NavItem;
import org.penstock.web.SettingsItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Products in the menu, price lists in the settings. */
@Configuration(proxyBeanMethods = false)
class CatalogNavigation {

    @Bean
    static NavItem productsNavItem() {
        return new NavItem("catalog.products", "package", "/products", 50, null).withShortcut("g r");
    }

    @Bean
    static SettingsItem priceListSettings() {
        return new SettingsItem("catalog.price-lists", "receipt", "/settings/price-lists", 45, Right.MANAGE_PIPELINES);
    }
}
