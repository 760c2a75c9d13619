package org.penstock.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.penstock.kernel.Measure;
import org.penstock.kernel.Measures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Background work of all nodes, by the name of the task: there are as many as the program has kinds of jobs. */
@Component
class JobMeasures implements Measures {
    private static final String COUNT = """
            select task_name,
                   count(*) filter (where picked) as running,
                   count(*) filter (where not picked and execution_time <= now()) as due,
                   count(*) filter (where consecutive_failures > 0) as failing
              from scheduled_tasks group by task_name order by task_name""";
    private static final String NAME = "penstock_jobs";
    private static final String HELP =
            "Background jobs on all nodes: running, due but not begun, or failed at the last attempt.";

    private final JdbcClient jdbc;

    JobMeasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean asksDatabase() {
        return true;
    }

    @Override
    public List<Measure> measures() {
        List<Measure> all = new ArrayList<>();
        jdbc.sql(COUNT).query(row -> {
            for (String state : List.of("running", "due", "failing")) {
                Map<String, String> labels = Map.of("task", row.getString("task_name"), "state", state);
                all.add(Measure.gauge(NAME, HELP, labels, (double) row.getLong(state)));
            }
        });
        return all;
    }
}
