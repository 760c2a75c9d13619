package org.penstock.imports.web;

import org.penstock.kernel.Right;
import org.penstock.web.CommandItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What imports offer in the command palette. */
@Configuration(proxyBeanMethods = false)
class ImportCommands {

    @Bean
    static CommandItem newImportCommand() {
        return CommandItem.link("imports.command.new", "file-import", "/imports/new", 40, Right.IMPORT)
                .foundBy("imports.command.new.words");
    }
}
