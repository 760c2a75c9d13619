package org.penstock.playbooks;

import java.util.List;
import org.penstock.identity.AuditWords;
import org.penstock.identity.AuditWords.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module notes in the audit; what publishing changes is noted by the modules whose settings change. */
@Configuration(proxyBeanMethods = false)
class PlaybooksAudit {

    @Bean
    static AuditWords playbooksAuditWords() {
        return new AuditWords(
                List.of(
                        Kind.settings("playbook_made", "playbooks.audit.made"),
                        Kind.settings("playbook_changed", "playbooks.audit.changed"),
                        Kind.settings("playbook_removed", "playbooks.audit.removed")),
                List.of());
    }
}
