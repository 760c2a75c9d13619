package org.penstock.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueTest {
    private static final LocalDate CLOCKS_GO_FORWARD = LocalDate.of(2027, 3, 28);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "America/Los_Angeles",
                "Pacific/Kiritimati",
                "Pacific/Chatham",
                "Etc/GMT+12",
                "America/Sao_Paulo"
            })
    void aDayIsTheSameDateEverywhereAndLateOnlyWhenItIsOver(String name) {
        ZoneId zone = ZoneId.of(name);
        Due due = Due.on(CLOCKS_GO_FORWARD);
        Instant end = CLOCKS_GO_FORWARD.plusDays(1).atStartOfDay(zone).toInstant();
        assertThat(due.day(zone)).isEqualTo(CLOCKS_GO_FORWARD);
        assertThat(due.isLate(end.minusSeconds(1), zone)).isFalse();
        assertThat(due.isLate(end, zone)).isTrue();
        assertThat(due.key())
                .isAfterOrEqualTo(CLOCKS_GO_FORWARD.atStartOfDay(zone).toInstant())
                .isBefore(end.plus(Duration.ofHours(3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Pacific/Kiritimati"})
    void aTimeIsTheSameMomentEverywhere(String zone) {
        Instant at = Instant.parse("2026-11-23T10:00:00Z");
        assertThat(Due.at(at).isLate(at, ZoneId.of(zone))).isFalse();
        assertThat(Due.at(at).isLate(at.plusMillis(1), ZoneId.of(zone))).isTrue();
    }
}
