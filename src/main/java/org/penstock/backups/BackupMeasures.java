package org.penstock.backups;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.penstock.kernel.Measure;
import org.penstock.kernel.Measures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How old the newest backup is that a server made, and whether the last attempt failed. */
@Component
class BackupMeasures implements Measures {
    private static final double MILLIS = Duration.ofSeconds(1).toMillis();
    private static final String LAST = "select coalesce(finished_at, asked_at) as made, bytes from backup_run"
            + " where state = 'done' order by asked_at desc limit 1";

    private final JdbcClient jdbc;
    private final BackupRuns runs;

    BackupMeasures(JdbcClient jdbc, BackupRuns runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    @Override
    public boolean asksDatabase() {
        return true;
    }

    @Override
    public List<Measure> measures() {
        List<Measure> all = new ArrayList<>();
        jdbc.sql(LAST).query(row -> {
            all.add(Measure.gauge(
                    "penstock_backup_last_success_timestamp_seconds",
                    "When the newest backup of a server was finished, in seconds since 1970; its age is time() minus this.",
                    row.getTimestamp("made").getTime() / MILLIS));
            all.add(Measure.gauge(
                    "penstock_backup_last_size_bytes", "Size of that backup.", (double) row.getLong("bytes")));
        });
        boolean failed = runs.last().filter(run -> run.state().equals("failed")).isPresent();
        all.add(Measure.gauge(
                "penstock_backup_last_failed", "1 where the last attempt of a server failed, else 0.", failed ? 1 : 0));
        return all;
    }
}
