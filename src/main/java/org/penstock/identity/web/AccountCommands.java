package org.penstock.identity.web;

import java.util.Map;
import org.penstock.kernel.Right;
import org.penstock.web.CommandItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What accounts offer in the command palette. */
@Configuration(proxyBeanMethods = false)
class AccountCommands {

    @Bean
    static CommandItem inviteCommand() {
        return CommandItem.link(
                        "identity.command.invite", "user-plus", "/settings/accounts/new", 50, Right.MANAGE_ACCOUNTS)
                .foundBy("identity.command.invite.words");
    }

    @Bean
    static CommandItem signOutCommand() {
        return CommandItem.post("web.command.sign-out", "logout", "/sign-out", 90, null, Map.of())
                .foundBy("web.command.sign-out.words");
    }
}
