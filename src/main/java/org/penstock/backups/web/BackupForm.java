package org.penstock.backups.web;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Optional;
import org.penstock.backups.BackupPolicy;

/** The policy as typed. */
public record BackupForm(
        int version, String every, String hour, String weekday, String daily, String weekly, String monthly) {

    // Spring hands in null for what the form does not send.
    @SuppressWarnings("NullAway")
    public BackupForm {
        every = every == null ? "" : every;
        hour = text(hour);
        weekday = text(weekday);
        daily = text(daily);
        weekly = text(weekly);
        monthly = text(monthly);
    }

    private static String text(@org.jspecify.annotations.Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    static BackupForm of(BackupPolicy now) {
        return new BackupForm(
                now.version(),
                now.every().code(),
                String.valueOf(now.hour()),
                String.valueOf(now.weekday().getValue()),
                String.valueOf(now.daily()),
                String.valueOf(now.weekly()),
                String.valueOf(now.monthly()));
    }

    /** The same wishes on top of what stands now. */
    BackupForm onto(BackupPolicy now) {
        return new BackupForm(now.version(), every, hour, weekday, daily, weekly, monthly);
    }

    /** Empty when something typed is no number or no choice of the page. */
    Optional<BackupPolicy> policy() {
        Optional<BackupPolicy.Every> often = Arrays.stream(BackupPolicy.Every.values())
                .filter(one -> one.code().equals(every))
                .findFirst();
        if (often.isEmpty() || !unreadable().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BackupPolicy(
                often.get(),
                Integer.parseInt(hour),
                DayOfWeek.of(Integer.parseInt(weekday)),
                Integer.parseInt(daily),
                Integer.parseInt(weekly),
                Integer.parseInt(monthly),
                version));
    }

    /** The field that can't be read; empty when all can. */
    String unreadable() {
        if (!hour.matches("1?\\d|2[0-3]")) {
            return "hour";
        }
        if (!weekday.matches("[1-7]")) {
            return "weekday";
        }
        if (!daily.matches("\\d{1,4}")) {
            return "daily";
        }
        if (!weekly.matches("\\d{1,4}")) {
            return "weekly";
        }
        return monthly.matches("\\d{1,4}") ? "" : "monthly";
    }
}
