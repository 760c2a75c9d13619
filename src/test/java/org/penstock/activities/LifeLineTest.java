package org.penstock.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penstock.deals.DealStay;
import org.penstock.deals.StageKind;

class LifeLineTest {
    private static final Instant MONDAY = Instant.parse("2026-11-02T09:00:00Z");

    @Test
    void drawsEachStayToScale() {
        LifeLine life =
                life(List.of(stay(MONDAY.plusSeconds(3 * DAY), null), stay(MONDAY, MONDAY.plusSeconds(3 * DAY))), null);

        assertThat(life.bars()).extracting(LifeLine.Bar::begins).containsExactly(0.0, 75.0);
        assertThat(life.bars()).extracting(LifeLine.Bar::width).containsExactly(75.0, 25.0);
        assertThat(life.bars()).extracting(LifeLine.Bar::days).containsExactly(3L, 1L);
        assertThat(life.bars().getLast().isPresent()).isTrue();
    }

    @Test
    void aLostDealEndsWhereItWasClosed() {
        LifeLine life = life(List.of(stay(MONDAY, MONDAY.plusSeconds(2 * DAY))), MONDAY.plusSeconds(2 * DAY));

        assertThat(life.to()).isEqualTo(MONDAY.plusSeconds(2 * DAY));
        assertThat(life.bars())
                .singleElement()
                .satisfies(bar -> assertThat(bar.width()).isEqualTo(100.0));
    }

    @Test
    void aDealOfThisVeryMomentDoesNotDivideByNothing() {
        LifeLine life = LifeLine.of(UUID.randomUUID(), List.of(stay(MONDAY, null)), List.of(), null, MONDAY);

        assertThat(life.bars())
                .singleElement()
                .satisfies(bar -> assertThat(bar.width()).isZero());
    }

    private static final long DAY = 86_400;

    private static LifeLine life(List<DealStay> stays, @Nullable Instant end) {
        return LifeLine.of(UUID.randomUUID(), stays, List.of(), end, MONDAY.plusSeconds(4 * DAY));
    }

    private static DealStay stay(Instant entered, @Nullable Instant left) {
        return new DealStay(
                UUID.randomUUID(), UUID.randomUUID(), "Proposal", StageKind.PROPOSAL, entered, left, null, false);
    }
}
