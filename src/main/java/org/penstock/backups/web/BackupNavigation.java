package org.penstock.backups.web;

import org.penstock.kernel.Right;
import org.penstock.web.SettingsItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Backups in the settings. */
@Configuration(proxyBeanMethods = false)
class BackupNavigation {

    @Bean
    static SettingsItem backupSettings() {
        return new SettingsItem("backups.title", "archive", "/settings/backups", 80, Right.MANAGE_COMPANY);
    }
}
