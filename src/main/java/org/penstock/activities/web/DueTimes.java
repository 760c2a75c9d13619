package org.penstock.activities.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.activities.Activity;
import org.penstock.kernel.Missing;

/** Ids with their times, in the URL of an undo: {@code id~seconds} or {@code id~} for any time. */
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
                        .map(activity -> activity.id() + "~"
                                + (activity.dueAt() == null
                                        ? ""
                                        : activity.dueAt().getEpochSecond()))
                        .toList());
    }

    static Map<UUID, @Nullable Instant> read(List<String> told) {
        Map<UUID, @Nullable Instant> times = new LinkedHashMap<>();
        for (String one : told) {
            int at = one.indexOf('~');
            try {
                String seconds = one.substring(at + 1);
                times.put(
                        UUID.fromString(one.substring(0, Math.max(0, at))),
                        seconds.isEmpty() ? null : Instant.ofEpochSecond(Long.parseLong(seconds)));
            } catch (IllegalArgumentException unreadable) {
                throw new Missing("Activity");
            }
        }
        return times;
    }
}
