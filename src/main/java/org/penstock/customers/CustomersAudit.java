package org.penstock.customers;

import java.util.List;
import org.penstock.identity.AuditWords;
import org.penstock.identity.AuditWords.Fact;
import org.penstock.identity.AuditWords.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module notes in the audit. */
@Configuration(proxyBeanMethods = false)
class CustomersAudit {

    @Bean
    static AuditWords customersAuditWords() {
        return new AuditWords(
                List.of(Kind.settings("customer_rules_changed", "customers.audit.rules")),
                List.of(
                        Fact.plain("renewal_days", "customers.rules.renewal"),
                        Fact.plain("silent_days", "customers.rules.silent")));
    }
}
