package org.penstock.negotiation;

import java.util.List;
import org.penstock.identity.AuditWords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module notes in the audit, which managers and owners read: limits of discounts, and walk-away floors. */
@Configuration(proxyBeanMethods = false)
class NegotiationAudit {
    @Bean
    static AuditWords negotiationAuditWords() {
        return new AuditWords(
                List.of(
                        AuditWords.Kind.settings("discount_limits_changed", "negotiation.audit.limits"),
                        AuditWords.Kind.settings("floor_changed", "negotiation.audit.floor-changed")),
                List.of(
                        AuditWords.Fact.plain("limit_rep", "negotiation.audit.limit-rep"),
                        AuditWords.Fact.plain("limit_marketing", "negotiation.audit.limit-marketing"),
                        AuditWords.Fact.plain("limit_manager", "negotiation.audit.limit-manager"),
                        AuditWords.Fact.plain("floor", "negotiation.audit.floor")));
    }
}
