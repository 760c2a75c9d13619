package org.penstock.contacts.web;

import org.penstock.kernel.Right;
import org.penstock.web.CommandItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What contacts offer in the command palette. */
@Configuration(proxyBeanMethods = false)
class ContactCommands {

    @Bean
    static CommandItem newPersonCommand() {
        return CommandItem.link("contacts.new.people", "user-plus", "/people/new", 20, Right.EDIT_CONTACTS);
    }

    @Bean
    static CommandItem newOrganisationCommand() {
        return CommandItem.link(
                "contacts.new.organisations", "building", "/organisations/new", 30, Right.EDIT_CONTACTS);
    }
}
