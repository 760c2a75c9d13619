package org.penstock.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealHistory;
import org.penstock.deals.DealOutcomes;
import org.penstock.deals.Deals;
import org.penstock.deals.Outcome;
import org.penstock.deals.Reasons;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Result;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The contract of a deal: its dates hold together, its changes are in the ledger, nobody sees a hidden one. */
@PenstockTest
class ContractsTest {
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 1);

    @Autowired
    Contracts contracts;

    @Autowired
    Deals deals;

    @Autowired
    DealOutcomes outcomes;

    @Autowired
    DealHistory history;

    @Autowired
    Reasons reasons;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cast cast;

    Actor anna;
    UUID deal;

    @BeforeEach
    void deal() {
        jdbc.sql("update company set deal_visibility = 'all'").update();
        anna = cast.actor(cast.anna());
        deal = deals.create(anna, DealDraft.titled("Pump"), null).orElseThrow();
    }

    @Test
    void theTermMakesTheEnd() {
        Contract made =
                contracts.put(anna, deal, 0, draft(JANUARY, null, 12, 30)).orElseThrow();
        assertThat(made.endsOn()).isEqualTo(LocalDate.of(2027, 12, 31));
        assertThat(made.noticeBy()).isEqualTo(LocalDate.of(2027, 12, 1));
        assertThat(contracts.of(anna, List.of(deal))).containsOnlyKeys(deal);
        assertThat(history.of(anna, deal, 5).getFirst().detail()).containsKey("closing.contract_start");
        assertThat(jdbc.sql("select stage_facts ->> 'closing.contract_end' from deal where id = ?")
                        .param(deal)
                        .query(String.class)
                        .single())
                .isEqualTo("2027-12-31");
    }

    @Test
    void refusesDatesThatDoNotHoldTogether() {
        assertThat(refused(draft(JANUARY, JANUARY.minusDays(1), null, null))).containsExactly("endsOn");
        assertThat(refused(draft(null, null, null, null))).contains("startsOn");
        assertThat(refused(draft(JANUARY, JANUARY.plusDays(9), null, 11))).containsExactly("noticeDays");
        assertThat(refused(draft(JANUARY, null, 601, null))).contains("termMonths");
        assertThat(refused(draft(JANUARY, null, null, null))).containsExactly("renewal");
    }

    @Test
    void whoComesSecondIsShownWhatStands() {
        contracts.put(anna, deal, 0, draft(JANUARY, null, 12, null)).orElseThrow();
        assertThat(contracts.put(anna, deal, 0, draft(JANUARY, null, 24, null))).isInstanceOf(Result.Stale.class);
        assertThat(contracts.find(anna, deal).orElseThrow().termMonths()).isEqualTo(12);
    }

    @Test
    void aLostDealHasNoContract() {
        UUID reason = reasons.current(Outcome.LOST).getFirst().id();
        outcomes.close(anna, List.of(deal), null, Outcome.LOST, reason, null);
        assertThat(contracts.put(anna, deal, null, draft(JANUARY, null, 12, null)))
                .isInstanceOf(Result.Refused.class);
    }

    @Test
    void hiddenIsMissingAndLookingIsNotWriting() {
        jdbc.sql("update company set deal_visibility = 'own'").update();
        Actor boris = cast.actor(cast.boris());
        assertThatThrownBy(() -> contracts.find(boris, deal)).isInstanceOf(Missing.class);
        assertThat(contracts.of(boris, List.of(deal))).isEmpty();
        assertThatThrownBy(() -> contracts.put(boris, deal, null, draft(JANUARY, null, 12, null)))
                .isInstanceOf(Missing.class);
        Actor vera = cast.actor(cast.vera());
        assertThatThrownBy(() -> contracts.put(vera, deal, null, draft(JANUARY, null, 12, null)))
                .isInstanceOf(Forbidden.class);
    }

    private List<String> refused(ContractDraft draft) {
        Result<Contract> result = contracts.put(anna, deal, null, draft);
        return ((Result.Refused<Contract>) result)
                .refusals().stream().map(refusal -> refusal.field()).toList();
    }

    private static ContractDraft draft(
            @Nullable LocalDate start, @Nullable LocalDate end, @Nullable Integer term, @Nullable Integer notice) {
        return new ContractDraft(start, end, term, Contract.Renewal.AUTOMATIC, notice, Contract.Billing.YEARLY, null);
    }
}
