package org.penstock.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Role;
import org.penstock.rotting.Rotting;
import org.penstock.rotting.RottingDeal;
import org.penstock.rotting.RottingLists;
import org.penstock.rotting.RottingRules;
import org.penstock.rotting.RottingUpkeep;
import org.springframework.stereotype.Component;

/** What the made-up company knows of silence: thresholds learned, some deals put aside, some waiting for the customer. */
@Component
class DemoRotting {
    private static final int TOUCHED = 120;
    private static final List<String> REASONS = List.of(
            "Budget is decided in the new year", "Reorganisation until spring", "Wants to see the new release first");

    private final RottingRules rules;
    private final RottingUpkeep upkeep;
    private final RottingLists lists;
    private final Rotting rotting;
    private final Clock clock;

    DemoRotting(RottingRules rules, RottingUpkeep upkeep, RottingLists lists, Rotting rotting, Clock clock) {
        this.rules = rules;
        this.upkeep = upkeep;
        this.lists = lists;
        this.rotting = rotting;
        this.clock = clock;
    }

    void settle(Actor system, Draw draw) {
        rules.learn(system);
        upkeep.settle(system);
        LocalDate today = LocalDate.now(clock.withZone(DemoCompany.ZONE));
        RottingLists.Filter all = new RottingLists.Filter(null, false, null, null, "all");
        for (RottingDeal deal : lists.rows(system, all, 0, TOUCHED)) {
            Actor owner = rep(deal.owner(), deal.ownerName());
            if (draw.chance(0.12)) {
                rotting.snooze(owner, deal.deal(), today.plusDays(draw.between(3, 60)), draw.one(REASONS), null)
                        .orElseThrow();
            } else if (draw.chance(0.35)) {
                rotting.pass(owner, deal.deal(), true).orElseThrow();
            }
        }
    }

    private static Actor rep(
            @org.jspecify.annotations.Nullable UUID id, @org.jspecify.annotations.Nullable String name) {
        return new Actor(
                id,
                name == null ? "Penstock" : name,
                Role.REP,
                Actor.Via.PERSON,
                null,
                null,
                Locale.ENGLISH,
                DemoCompany.ZONE);
    }
}
