package org.penstock.backups;

import java.time.DayOfWeek;
import java.util.List;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

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

    BackupPolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    public Result<BackupPolicy> change(Actor actor, BackupPolicy wanted) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        List<Refusal> refusals = wanted.refusals();
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        int changed = jdbc.sql(CHANGE)
                .param("every", wanted.every().code())
                .param("hour", wanted.hour())
                .param("weekday", wanted.weekday().getValue())
                .param("daily", wanted.daily())
                .param("weekly", wanted.weekly())
                .param("monthly", wanted.monthly())
                .param("version", wanted.version())
                .update();
        return changed == 1 ? Result.done(get(actor)) : Result.stale(get(actor));
    }
}
