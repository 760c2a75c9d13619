package org.penstock.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkingHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final WorkingHours hours = new WorkingHours(BERLIN, week(), Set.of(LocalDate.of(2026, 12, 25)));

    @Test
    void countsTheHoursOfOneDay() {
        assertThat(between("2026-11-26T10:00", "2026-11-26T12:30")).isEqualTo(Duration.ofMinutes(150));
    }

    @Test
    void leavesNightAndWeekendOut() {
        // Friday 17:00 to Monday 10:00: one hour on each.
        assertThat(between("2026-11-27T17:00", "2026-11-30T10:00")).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void leavesHolidaysOut() {
        // Thursday, Christmas Friday, weekend, Monday.
        assertThat(between("2026-12-24T17:00", "2026-12-28T10:00")).isEqualTo(Duration.ofHours(2));
        assertThat(hours.isWorked(LocalDate.of(2026, 12, 25))).isFalse();
        assertThat(hours.daysAfter(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 28)))
                .isEqualTo(1);
    }

    @Test
    void isNothingBackwardsOrAtNight() {
        assertThat(between("2026-11-26T12:00", "2026-11-26T11:00")).isZero();
        assertThat(between("2026-11-26T19:00", "2026-11-27T08:00")).isZero();
    }

    @Test
    void followsTheClockChange() {
        WorkingHours nights = new WorkingHours(
                BERLIN,
                Map.of(DayOfWeek.SUNDAY, new WorkingHours.Hours(LocalTime.of(0, 0), LocalTime.of(6, 0))),
                Set.of());
        // The last Sunday of October has its third hour twice.
        assertThat(nights.between(at("2026-10-25T00:00"), at("2026-10-25T06:00")))
                .isEqualTo(Duration.ofHours(7));
    }

    private Duration between(String from, String to) {
        return hours.between(at(from), at(to));
    }

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static Map<DayOfWeek, WorkingHours.Hours> week() {
        Map<DayOfWeek, WorkingHours.Hours> week = new EnumMap<>(DayOfWeek.class);
        for (int day = 1; day <= 5; day++) {
            week.put(DayOfWeek.of(day), new WorkingHours.Hours(LocalTime.of(9, 0), LocalTime.of(18, 0)));
        }
        return week;
    }
}
