package org.penstock.teams;

import java.util.List;
import java.util.Locale;
import org.penstock.identity.AuditWords;
import org.penstock.identity.AuditWords.Fact;
import org.penstock.identity.AuditWords.Kind;
import org.penstock.identity.AuditWords.Shown;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module notes in the audit. */
@Configuration(proxyBeanMethods = false)
class TeamsAudit {

    @Bean
    static AuditWords teamsAuditWords() {
        return new AuditWords(
                List.of(
                        Kind.settings("company_changed", "teams.audit.company-changed"),
                        Kind.settings("rates_entered", "teams.audit.rates-entered"),
                        Kind.settings("rates_removed", "teams.audit.rates-removed"),
                        Kind.settings("rates_put_back", "teams.audit.rates-put-back"),
                        Kind.settings("working_hours_changed", "teams.audit.working-hours-changed"),
                        Kind.settings("team_made", "teams.audit.team-made"),
                        Kind.settings("team_changed", "teams.audit.team-changed"),
                        Kind.settings("team_removed", "teams.audit.team-removed"),
                        Kind.settings("member_added", "teams.audit.member-added"),
                        Kind.settings("member_removed", "teams.audit.member-removed"),
                        Kind.settings("members_imported", "teams.audit.members-imported"),
                        Kind.settings("members_taken_back", "teams.audit.members-taken-back"),
                        Kind.settings("teams_taken_back", "teams.audit.teams-taken-back")),
                List.of(
                        Fact.plain("company_name", "teams.company.name"),
                        Fact.plain("company_zone", "teams.company.zone"),
                        Fact.plain("company_currency", "teams.company.currency"),
                        new Fact(
                                "company_language",
                                "teams.company.language",
                                (texts, code) -> Locale.of(code).getDisplayLanguage(texts.locale())),
                        new Fact("company_first_day", "teams.company.first-day", Shown::day),
                        new Fact("company_fiscal", "teams.company.fiscal", Shown::month),
                        Fact.plain("company_country", "teams.company.country"),
                        new Fact(
                                "company_visibility",
                                "teams.company.visibility",
                                (texts, code) -> texts.of("teams.company.visibility." + code)),
                        Fact.plain("working_hours", "teams.hours"),
                        Fact.plain("holidays", "teams.hours.holidays"),
                        Fact.plain("rate", "teams.audit.rate"),
                        Fact.plain("rate_day", "teams.rate.day"),
                        Fact.plain("rates", "teams.currencies"),
                        Fact.plain("team_name", "teams.name"),
                        Fact.plain("team_manager", "teams.manager"),
                        Fact.plain("team_parent", "teams.parent"),
                        Fact.plain("people", "teams.members"),
                        Fact.plain("teams", "teams.teams")));
    }
}
