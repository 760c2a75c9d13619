package org.penstock.backups;

import java.util.List;
import org.penstock.identity.AuditWords;
import org.penstock.identity.AuditWords.Fact;
import org.penstock.identity.AuditWords.Kind;
import org.penstock.identity.AuditWords.Shown;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module notes in the audit. */
@Configuration(proxyBeanMethods = false)
class BackupsAudit {

    @Bean
    static AuditWords backupsAuditWords() {
        return new AuditWords(
                List.of(
                        Kind.settings("backup_schedule_changed", "backups.audit.schedule-changed"),
                        Kind.settings("backup_downloaded", "backups.audit.downloaded")),
                List.of(
                        new Fact("backup_every", "backups.every", (texts, code) -> texts.of("backups.every." + code)),
                        Fact.plain("backup_hour", "backups.hour"),
                        new Fact("backup_weekday", "backups.weekday", Shown::day),
                        Fact.plain("backup_daily", "backups.keep.daily"),
                        Fact.plain("backup_weekly", "backups.keep.weekly"),
                        Fact.plain("backup_monthly", "backups.keep.monthly")));
    }
}
