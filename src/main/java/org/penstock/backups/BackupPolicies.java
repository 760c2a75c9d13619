package org.penstock.backups;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.penstock.identity.Audit;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one {@link BackupPolicy} of the company. */
@Component
public class BackupPolicies {
    private static final String READ = "select * from backup_policy";
    private static final String CHANGE = """
            update backup_policy
               set every = :every, hour = :hour, weekday = :weekday, daily = :daily, weekly = :weekly,
                   monthly = :monthly, version = version + 1
             where version = :version""";

    private final JdbcClient jdbc;
    private final Audit audit;

    BackupPolicies(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public BackupPolicy get(Actor actor) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        return jdbc.sql(READ)
                .query((row, number) -> new BackupPolicy(
                        BackupPolicy.Every.of(row.getString("every")),
                        row.getInt("hour"),
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getInt("daily"),
                        row.getInt("weekly"),
                        row.getInt("monthly"),
                        row.getInt("version")))
                .single();
    }

    @Transactional
    public Result<BackupPolicy> change(Actor actor, BackupPolicy wanted) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        List<Refusal> refusals = wanted.refusals();
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        BackupPolicy before = get(actor);
        int changed = jdbc.sql(CHANGE)
                .param("every", wanted.every().code())
                .param("hour", wanted.hour())
                .param("weekday", wanted.weekday().getValue())
                .param("daily", wanted.daily())
                .param("weekly", wanted.weekly())
                .param("monthly", wanted.monthly())
                .param("version", wanted.version())
                .update();
        if (changed == 0) {
            return Result.stale(before);
        }
        audit.note(actor, "backup_schedule_changed", "", facts(before), facts(wanted));
        return Result.done(get(actor));
    }

    private static Map<String, Object> facts(BackupPolicy policy) {
        return Map.of(
                "backup_every", policy.every().code(),
                "backup_hour", policy.hour(),
                "backup_weekday", policy.weekday().getValue(),
                "backup_daily", policy.daily(),
                "backup_weekly", policy.weekly(),
                "backup_monthly", policy.monthly());
    }
}
