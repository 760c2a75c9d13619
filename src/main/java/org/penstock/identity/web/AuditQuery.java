package org.penstock.identity.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.AuditArea;
import org.penstock.identity.AuditLists.Filter;
import org.penstock.identity.AuditLists.Place;

/** The audit's filter and place as they stand in the URL. What can't be read is left out. */
public record AuditQuery(Filter filter, @Nullable Place after) {
    private static final long MICROS = 1_000_000;

    static AuditQuery of(Map<String, String> query) {
        return new AuditQuery(
                new Filter(
                        AuditArea.of(query.getOrDefault("area", "")).orElse(null),
                        id(query.getOrDefault("person", "")),
                        day(query.getOrDefault("from", "")),
                        day(query.getOrDefault("to", ""))),
                place(query.getOrDefault("after", "")));
    }

    /** For the link to the next entries. */
    public static String text(Place place) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, place.at());
        return micros + "_" + place.id();
    }

    public boolean filters() {
        return filter.area() != null || filter.person() != null || filter.from() != null || filter.to() != null;
    }

    public String area() {
        return filter.area() == null ? "" : filter.area().code();
    }

    public String person() {
        return filter.person() == null ? "" : filter.person().toString();
    }

    public String from() {
        return filter.from() == null ? "" : filter.from().toString();
    }

    public String to() {
        return filter.to() == null ? "" : filter.to().toString();
    }

    private static @Nullable Place place(String typed) {
        String[] parts = typed.split("_", 2);
        UUID id = parts.length == 2 ? id(parts[1]) : null;
        if (id == null || !parts[0].matches("\\d{1,17}")) {
            return null;
        }
        long micros = Long.parseLong(parts[0]);
        return new Place(Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1_000), id);
    }

    private static @Nullable UUID id(String typed) {
        try {
            return typed.isEmpty() ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /** A year of more digits than PostgreSQL knows is none. */
    private static @Nullable LocalDate day(String typed) {
        try {
            return typed.matches("\\d{4}-\\d\\d-\\d\\d") ? LocalDate.parse(typed) : null;
        } catch (DateTimeException none) {
            return null;
        }
    }
}
