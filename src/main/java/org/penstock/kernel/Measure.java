package org.penstock.kernel;

import java.util.Map;

/**
 * A figure for those who operate the server; docs/operation/metrics.md lists each with its definition.
 *
 * @param name with its unit at the end, as Prometheus has it
 * @param kind whether it goes up and down, or only up while the process lives
 * @param help its definition in one sentence
 * @param labels few values each, and never an id, a name or an address of anybody
 */
public record Measure(String name, Kind kind, String help, Map<String, String> labels, double value) {

    public Measure {
        labels = Map.copyOf(labels);
    }

    /** How it moves. */
    public enum Kind {
        GAUGE,
        COUNTER
    }

    public static Measure gauge(String name, String help, double value) {
        return new Measure(name, Kind.GAUGE, help, Map.of(), value);
    }

    public static Measure gauge(String name, String help, Map<String, String> labels, double value) {
        return new Measure(name, Kind.GAUGE, help, labels, value);
    }

    public static Measure counter(String name, String help, double value) {
        return new Measure(name, Kind.COUNTER, help, Map.of(), value);
    }

    public static Measure counter(String name, String help, Map<String, String> labels, double value) {
        return new Measure(name, Kind.COUNTER, help, labels, value);
    }
}
