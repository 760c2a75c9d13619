package org.penstock.commands;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How those who operate the server look at it: its logs, and health and metrics where a port for them is given. */
record Operating(@Nullable Integer metricsPort, String metricsAddress, String logFormat) {
    private static final Set<String> FORMATS = Set.of("text", "json");
    private static final int PORT_MAX = 65_535;

    /** Wrong ones are wrong usage. */
    static Operating checked(@Nullable Integer port, String address, String format, PenstockCommand command) {
        if (port != null && (port < 0 || port > PORT_MAX)) {
            throw command.wrong("The metrics port must lie between 1 and " + PORT_MAX + ", not " + port + ".");
        }
        if (!FORMATS.contains(format.toLowerCase(Locale.ROOT))) {
            throw command.wrong("--log-format is text or json, not " + format + ".");
        }
        return new Operating(port, address, format.toLowerCase(Locale.ROOT));
    }

    /** With a port that is free; told before anything else starts when the wanted one is not. */
    Operating listenable() {
        return metricsPort == null
                ? this
                : new Operating(Ports.listenable(metricsAddress, metricsPort, "--metrics-"), metricsAddress, logFormat);
    }

    List<String> settings() {
        return metricsPort == null
                ? List.of()
                : List.of("--penstock.metrics-port=" + metricsPort, "--penstock.metrics-address=" + metricsAddress);
    }

    String logging() {
        return "--logging.config=classpath:logs/" + (logFormat.equals("json") ? "server-json.xml" : "server.xml");
    }
}
