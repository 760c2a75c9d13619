package org.penstock.closing;

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

/** A file may bring the beginning and the end of contracts. */
@Component
class ClosingIntake implements StageIntake {
    private final Contracts contracts;

    ClosingIntake(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public List<StageFact> columns() {
        return List.of(
                StageFact.date(ClosingTool.NAME, "contract_start"), StageFact.date(ClosingTool.NAME, "contract_end"));
    }

    @Override
    public Optional<Refusal> refusal(String fact, String value) {
        try {
            LocalDate.parse(value);
            return Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.of(Refusal.at(fact, "closing.refused.day"));
        }
    }

    /** A row whose dates don't hold together, or whose deal is lost, leaves the contract as it was. */
    @Override
    public void write(Actor actor, Map<UUID, Map<String, String>> values) {
        values.forEach((deal, read) -> {
            Optional<Contract> before = contracts.find(actor, deal);
            LocalDate start = day(read.get(ClosingFacts.CONTRACT_START))
                    .or(() -> before.map(Contract::startsOn))
                    .orElse(null);
            LocalDate end = day(read.get(ClosingFacts.CONTRACT_END))
                    .or(() -> before.map(Contract::endsOn))
                    .orElse(null);
            contracts.put(
                    actor,
                    deal,
                    null,
                    new ContractDraft(
                            start,
                            end,
                            before.map(Contract::termMonths).orElse(null),
                            before.map(Contract::renewal).orElse(Contract.Renewal.NONE),
                            before.map(Contract::noticeDays).orElse(null),
                            before.map(Contract::billing).orElse(null),
                            before.map(Contract::signedOn).orElse(null)));
        });
    }

    private static Optional<LocalDate> day(@org.jspecify.annotations.Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(value));
    }
}
