package org.penstock.needs;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageIntake;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.springframework.stereotype.Component;

/** A file may bring the present solution and the day of the decision. */
@Component
class NeedsIntake implements StageIntake {
    private static final StageFact SOLUTION = StageFact.text(NeedsTool.NAME, "solution");
    private static final StageFact DECISION_ON = StageFact.date(NeedsTool.NAME, "decision_on");

    private final Decisions decisions;

    NeedsIntake(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public List<StageFact> columns() {
        return List.of(SOLUTION, DECISION_ON);
    }

    @Override
    public Optional<Refusal> refusal(String fact, String value) {
        if (fact.equals(SOLUTION.name())) {
            return value.length() > Decision.TEXT_MAX
                    ? Optional.of(Refusal.at(fact, "needs.refused.long", Decision.TEXT_MAX))
                    : Optional.empty();
        }
        try {
            LocalDate.parse(value);
            return Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.of(Refusal.at(fact, "needs.refused.day"));
        }
    }

    @Override
    public void write(Actor actor, Map<UUID, Map<String, String>> values) {
        values.forEach((deal, read) -> {
            Decision now = decisions.one(deal);
            String day = read.getOrDefault(DECISION_ON.name(), "");
            decisions
                    .put(
                            actor,
                            deal,
                            null,
                            new Decision(
                                    read.getOrDefault(SOLUTION.name(), now.solution()),
                                    now.process(),
                                    day.isBlank() ? now.on() : LocalDate.parse(day),
                                    0))
                    .orElseThrow();
        });
    }
}
