package org.penstock.rotting;

import java.util.List;
import org.penstock.identity.AuditWords;
import org.penstock.identity.AuditWords.Fact;
import org.penstock.identity.AuditWords.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module notes in the audit: how long stages allow deals to be silent. */
@Configuration(proxyBeanMethods = false)
class RottingAudit {

    @Bean
    static AuditWords rottingAuditWords() {
        return new AuditWords(
                List.of(Kind.settings("rotting_rules_changed", "rotting.audit.changed")),
                List.of(Fact.plain("rotting_days", "rotting.audit.days")));
    }
}
