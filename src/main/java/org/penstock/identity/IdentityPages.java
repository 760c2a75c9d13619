package org.penstock.identity;

import org.penstock.kernel.Right;
import org.penstock.web.SettingsItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the pages of this module stand in the settings. */
@Configuration(proxyBeanMethods = false)
class IdentityPages {

    @Bean
    SettingsItem ownAccountItem() {
        return new SettingsItem("identity.account.title", "user-circle", "/account", 10, null);
    }

    @Bean
    SettingsItem accountsItem() {
        return new SettingsItem("identity.people.title", "users", "/settings/accounts", 30, Right.MANAGE_ACCOUNTS);
    }
}
