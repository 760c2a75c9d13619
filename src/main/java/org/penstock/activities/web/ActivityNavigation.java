package org.penstock.activities.web;

import org.penstock.kernel.Right;
import org.penstock.web.CommandItem;
import org.penstock.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What activities put around every page. */
@Configuration(proxyBeanMethods = false)
class ActivityNavigation {

    @Bean
    static NavItem todayNavItem() {
        return new NavItem("activities.nav.today", "sun", "/today", 10, null)
                .withBadge("/today/due")
                .withShortcut("g t");
    }

    @Bean
    static NavItem activitiesNavItem() {
        return new NavItem("activities.nav.activities", "checkbox", "/activities", 15, null).withShortcut("g a");
    }

    @Bean
    static CommandItem newTaskCommand() {
        return CommandItem.link("activities.new-task", "checkbox", "/activities?plan", 15, Right.EDIT_ACTIVITIES)
                .foundBy("activities.new-task.words");
    }
}
