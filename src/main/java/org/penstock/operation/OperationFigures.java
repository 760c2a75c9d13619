package org.penstock.operation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.penstock.kernel.Measure;
import org.penstock.kernel.Measures;
import org.penstock.web.DatabaseAway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.info.BuildProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** All figures at one moment. Those of the database are the same on every node. */
@Component
@ConditionalOnProperty("penstock.metrics-port")
class OperationFigures {
    private final List<Measures> modules;
    private final RequestMeasures requests;
    private final DatabaseProbe database;
    private final Health health;
    private final String version;

    OperationFigures(
            List<Measures> modules,
            RequestMeasures requests,
            DatabaseProbe database,
            Health health,
            ObjectProvider<BuildProperties> build) {
        this.modules = modules;
        this.requests = requests;
        this.database = database;
        this.health = health;
        BuildProperties built = build.getIfAvailable();
        this.version = built == null ? "development" : Objects.requireNonNullElse(built.getVersion(), "development");
    }

    Reply reply() {
        boolean answers = database.answers();
        Exposition exposition = new Exposition();
        exposition.add(Measure.gauge(
                "penstock_info", "Always 1; the label says which version runs.", Map.of("version", version), 1));
        exposition.add(Measure.gauge("penstock_database_up", "1 while the database answers, else 0.", answers ? 1 : 0));
        exposition.add(Measure.gauge(
                "penstock_ready", "1 while this node takes requests, as /health/readiness.", health.ready() ? 1 : 0));
        exposition.add(Measure.gauge(
                "http_server_requests_active", "Requests under way, live streams among them.", requests.active()));
        modules.stream().filter(module -> answers || !module.asksDatabase()).forEach(module -> add(exposition, module));
        requests.write(exposition);
        return new Reply(200, Exposition.CONTENT_TYPE, exposition.text());
    }

    private static void add(Exposition exposition, Measures module) {
        try {
            module.measures().forEach(exposition::add);
        } catch (DataAccessException failure) {
            if (!DatabaseAway.causes(failure)) {
                throw failure; // else it went away just now, and the rest is still worth telling
            }
        }
    }
}
