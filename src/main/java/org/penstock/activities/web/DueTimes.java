package org.penstock.activities.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.activities.Activity;
import org.penstock.kernel.Due;
import org.penstock.kernel.Missing;

/** Ids with their times, in the URL of an undo: {@code id~seconds}, {@code id~2026-11-23} for a whole day or {@code id~} for any time. */
final class DueTimes {
    private DueTimes() {}

    static String ids(List<Activity> activities) {
        return String.join(
                ",",
                activities.stream().map(activity -> activity.id().toString()).toList());
    }

    static String write(List<Activity> activities) {
        return String.join(
                ",",
                activities.stream()
                        .map(activity -> activity.id() + "~" + text(activity.due()))
                        .toList());
    }

    static Map<UUID, @Nullable Due> read(List<String> told) {
        Map<UUID, @Nullable Due> times = new LinkedHashMap<>();
        for (String one : told) {
            int at = one.indexOf('~');
            try {
                String time = one.substring(at + 1);
                times.put(UUID.fromString(one.substring(0, Math.max(0, at))), due(time));
            } catch (IllegalArgumentException | DateTimeException unreadable) {
                throw new Missing("Activity");
            }
        }
        return times;
    }

    private static String text(@Nullable Due due) {
        if (due == null) {
            return "";
        }
        return due.on() != null ? due.on().toString() : String.valueOf(due.key().getEpochSecond());
    }

    private static @Nullable Due due(String text) {
        if (text.isEmpty()) {
            return null;
        }
        return text.indexOf('-', 1) > 0
                ? Due.on(LocalDate.parse(text))
                : Due.at(Instant.ofEpochSecond(Long.parseLong(text)));
    }
}
