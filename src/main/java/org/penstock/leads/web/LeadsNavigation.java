package org.penstock.leads.web;

import org.penstock.web.CommandItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What leads put around every page. */
@Configuration(proxyBeanMethods = false)
class LeadsNavigation {

    @Bean
    static CommandItem firstAnswersCommand() {
        return CommandItem.link("leads.answers.title", "clock", "/leads", 45, null)
                .foundBy("leads.answers.words");
    }
}
