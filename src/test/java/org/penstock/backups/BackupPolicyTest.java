package org.penstock.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.backups.BackupDirectory.Found;
import org.penstock.backups.BackupDirectory.Kind;
import org.penstock.backups.BackupPolicy.Every;

class BackupPolicyTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant MONDAY_MORNING = Instant.parse("2026-11-23T09:30:00Z");

    @Test
    void isDueAtItsHourInTheCompanysZone() {
        BackupPolicy daily = policy(Every.DAILY, 3);
        assertThat(daily.slot(MONDAY_MORNING, BERLIN)).isEqualTo("2026-11-23T02:00:00Z");
        assertThat(daily.slot(Instant.parse("2026-11-23T01:59:00Z"), BERLIN)).isEqualTo("2026-11-22T02:00:00Z");
        assertThat(daily.next(MONDAY_MORNING, BERLIN)).isEqualTo("2026-11-24T02:00:00Z");
    }

    @Test
    void keepsItsHourWhenTheClocksChange() {
        assertThat(policy(Every.DAILY, 3).next(Instant.parse("2026-10-24T12:00:00Z"), BERLIN))
                .isEqualTo("2026-10-25T02:00:00Z");
        assertThat(policy(Every.DAILY, 2).next(Instant.parse("2026-03-29T12:00:00Z"), BERLIN))
                .isEqualTo("2026-03-30T00:00:00Z");
    }

    @Test
    void isDueOnItsWeekday() {
        BackupPolicy weekly = policy(Every.WEEKLY, 22);
        assertThat(weekly.slot(MONDAY_MORNING, BERLIN)).isEqualTo("2026-11-22T21:00:00Z");
        assertThat(weekly.next(MONDAY_MORNING, BERLIN)).isEqualTo("2026-11-29T21:00:00Z");
        assertThat(policy(Every.NEVER, 3).slot(MONDAY_MORNING, BERLIN)).isNull();
    }

    @Test
    void keepsTheLatestOfDaysWeeksAndMonths() {
        List<Found> all = new ArrayList<>();
        for (int day = 0; day < 100; day++) {
            all.add(found(Kind.SCHEDULED, day));
        }
        List<Found> kept = new ArrayList<>(all);
        kept.removeAll(Retention.removable(all, policy(Every.DAILY, 3), BERLIN));
        // Seven days back to the 17th; Sundays 15, 8 and 1 of November (the first week is this one); ends of October to
        // the last month there is.
        assertThat(kept)
                .extracting(found -> found.madeAt().toString().substring(0, 10))
                .containsExactly(
                        "2026-11-23",
                        "2026-11-22",
                        "2026-11-21",
                        "2026-11-20",
                        "2026-11-19",
                        "2026-11-18",
                        "2026-11-17",
                        "2026-11-15",
                        "2026-11-08",
                        "2026-10-31",
                        "2026-09-30",
                        "2026-08-31");
    }

    @Test
    void leavesThoseMadeByHandAndBeforeUpdatesInPeaceUpToALimit() {
        List<Found> all = new ArrayList<>();
        for (int day = 0; day < 8; day++) {
            all.add(found(Kind.MANUAL, day * 200));
            all.add(found(Kind.UPDATE, day * 200));
        }
        List<Found> removable = Retention.removable(all, policy(Every.DAILY, 3), BERLIN);
        assertThat(removable).hasSize(2 * (8 - Retention.OTHERS_KEPT)).doesNotContain(all.get(0), all.get(9));
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        BackupPolicy absurd = new BackupPolicy(Every.DAILY, 3, DayOfWeek.SUNDAY, 0, 105, 121, 1);
        assertThat(absurd.refusals()).extracting("field").containsExactly("daily", "weekly", "monthly");
    }

    private static BackupPolicy policy(Every every, int hour) {
        return new BackupPolicy(every, hour, DayOfWeek.SUNDAY, 7, 4, 4, 1);
    }

    private static Found found(Kind kind, int daysAgo) {
        Instant made = Instant.parse("2026-11-23T02:00:00Z").minus(Duration.ofDays(daysAgo));
        return new Found("penstock-" + kind.code() + "-" + daysAgo + ".zip", kind, made, 1);
    }
}
