package org.penstock.qualification;

import java.util.List;
import org.penstock.identity.AuditWords;
import org.penstock.identity.AuditWords.Fact;
import org.penstock.identity.AuditWords.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module notes in the audit. */
@Configuration(proxyBeanMethods = false)
class QualificationAudit {

    @Bean
    static AuditWords qualificationAuditWords() {
        return new AuditWords(
                List.of(Kind.settings("criteria_changed", "qualification.audit.criteria-changed")),
                List.of(Fact.plain("criteria", "qualification.settings.title")));
    }
}
