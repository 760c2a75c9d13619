package org.penstock.operation;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Component;

/**
 * Alive is a process that need not be killed: a database that is away is no reason. Ready is one that should get requests:
 * it has started, is not stopping, and its database answers.
 */
@Component
@ConditionalOnProperty("penstock.metrics-port")
class Health {
    private final ApplicationAvailability availability;
    private final DatabaseProbe database;

    Health(ApplicationAvailability availability, DatabaseProbe database) {
        this.availability = availability;
        this.database = database;
    }

    boolean ready() {
        return accepting() && database.answers();
    }

    Reply liveness() {
        return reply(availability.getLivenessState() != LivenessState.BROKEN, "");
    }

    Reply readiness() {
        return reply(ready(), "");
    }

    Reply all() {
        boolean accepting = accepting();
        boolean answers = database.answers();
        String parts = ",\"components\":{\"server\":{\"status\":\"" + word(accepting)
                + "\"},\"database\":{\"status\":\"" + word(answers) + "\"}}";
        return reply(accepting && answers, parts);
    }

    private boolean accepting() {
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
    }

    private static Reply reply(boolean up, String more) {
        return Reply.json(up ? 200 : 503, "{\"status\":\"" + word(up) + "\"" + more + "}\n");
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
