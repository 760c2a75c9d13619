package org.penstock.identity;

import java.util.List;
import org.penstock.identity.AuditWords.Fact;
import org.penstock.identity.AuditWords.Kind;
import org.penstock.kernel.Right;
import org.penstock.web.SettingsItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module notes in the audit, and where the audit stands in the settings. */
@Configuration(proxyBeanMethods = false)
class AuditPages {

    @Bean
    static SettingsItem auditItem() {
        return new SettingsItem("identity.audit.title", "history", "/settings/audit", 85, Right.SEE_AUDIT);
    }

    @Bean
    static AuditWords identityAuditWords() {
        return new AuditWords(
                List.of(
                        new Kind("signed_in", AuditArea.SIGN_IN, "identity.audit.signed-in"),
                        new Kind("sign_in_failed", AuditArea.SIGN_IN, "identity.audit.sign-in-failed"),
                        new Kind("signed_out", AuditArea.SIGN_IN, "identity.audit.signed-out"),
                        new Kind("session_ended", AuditArea.SIGN_IN, "identity.audit.session-ended"),
                        new Kind("link_used", AuditArea.SIGN_IN, "identity.audit.link-used"),
                        new Kind("password_changed", AuditArea.KEYS, "identity.audit.password-changed"),
                        new Kind("passkey_added", AuditArea.KEYS, "identity.audit.passkey-added"),
                        new Kind("passkey_removed", AuditArea.KEYS, "identity.audit.passkey-removed"),
                        new Kind("token_made", AuditArea.KEYS, "identity.audit.token-made"),
                        new Kind("token_revoked", AuditArea.KEYS, "identity.audit.token-revoked"),
                        new Kind("first_owner", AuditArea.ACCOUNTS, "identity.audit.first-owner"),
                        new Kind("invited", AuditArea.ACCOUNTS, "identity.audit.invited"),
                        new Kind("accepted", AuditArea.ACCOUNTS, "identity.audit.accepted"),
                        new Kind("link_made", AuditArea.ACCOUNTS, "identity.audit.link-made"),
                        new Kind("role_changed", AuditArea.ACCOUNTS, "identity.audit.role-changed"),
                        new Kind("deactivated", AuditArea.ACCOUNTS, "identity.audit.deactivated"),
                        new Kind("reactivated", AuditArea.ACCOUNTS, "identity.audit.reactivated")),
                List.of(
                        new Fact("role", "identity.role", (texts, role) -> texts.of("identity.role." + role)),
                        new Fact(
                                "means",
                                "identity.audit.by-what",
                                (texts, means) -> texts.of("identity.audit.means." + means)),
                        Fact.plain("sessions", "identity.audit.sessions"),
                        Fact.plain("heir", "identity.person.heir"),
                        Fact.plain("scopes", "identity.tokens.scopes"),
                        Fact.plain("expires", "identity.audit.expires")));
    }
}
