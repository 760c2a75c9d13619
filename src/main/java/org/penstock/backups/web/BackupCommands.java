package org.penstock.backups.web;

import java.util.Map;
import org.penstock.kernel.Right;
import org.penstock.web.CommandItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What backups offer in the command palette. */
@Configuration(proxyBeanMethods = false)
class BackupCommands {

    @Bean
    static CommandItem backUpNowCommand() {
        return CommandItem.post(
                        "backups.command.now", "archive", "/settings/backups/runs", 60, Right.MANAGE_COMPANY, Map.of())
                .foundBy("backups.command.now.words");
    }
}
