package org.penstock.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penstock.closing.Contract;
import org.penstock.closing.ContractDraft;
import org.penstock.closing.Contracts;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealOutcomes;
import org.penstock.deals.Deals;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What managers say of customers for all, and what a file says of one. */
@PenstockTest
class CustomerRulesTest {
    @Autowired
    Customers customers;

    @Autowired
    Renewals renewals;

    @Autowired
    CustomerUpkeep upkeep;

    @Autowired
    CustomersIntake intake;

    @Autowired
    Contracts contracts;

    @Autowired
    Deals deals;

    @Autowired
    DealOutcomes outcomes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Cast cast;

    @Autowired
    SettableClock clock;

    @Test
    void managersSayWhenRenewalsAreOpened() {
        Actor max = cast.actor(cast.max());
        LocalDate today = LocalDate.now(clock);
        UUID deal = sold(max, "Opened early", today.minusDays(200), today.plusDays(150));
        upkeep.settle(Actor.system());
        assertThat(renewals.of(max, deal)).isEmpty();

        String page = "/settings/customers";
        assertThat(mvc.get().uri(page).exchange()).hasStatus(302);
        assertThat(mvc.get().uri(page).with(cast.as(cast.anna())).exchange()).hasStatus(403);
        assertThat(set(cast.anna(), "160", "90", 1)).hasStatus(403);
        assertThat(set(cast.max(), "0", "ninety", 1))
                .hasStatus(422)
                .bodyText()
                .contains("whole number of days from 1 to 730", "value=\"ninety\"");
        assertThat(set(cast.max(), "160", "90", 1)).hasStatus3xxRedirection();
        upkeep.settle(Actor.system());
        assertThat(set(cast.max(), "10", "10", 1)).hasStatus(409).bodyText().contains("Somebody else", "value=\"10\"");
        assertThat(renewals.of(max, deal)).singleElement().matches(Renewals.Linked::renewal);
    }

    private MvcTestResult set(UUID who, String renewal, String silent, int version) {
        return mvc.post()
                .uri("/settings/customers")
                .param("renewalDays", renewal)
                .param("silentDays", silent)
                .param("version", String.valueOf(version))
                .with(cast.as(who))
                .exchange();
    }

    @Test
    void aFileBringsWhatIsKnownOfACustomer() {
        Actor max = cast.actor(cast.max());
        UUID deal = sold(max, "From a file", LocalDate.parse("2026-01-01"), LocalDate.parse("2027-12-31"));
        intake.write(max, Map.of(deal, Map.of("customers.rhythm", "6", "customers.usage", "falling")));
        assertThat(customers.of(max, deal).orElseThrow())
                .returns(6, Customer::checkInWeeks)
                .returns("falling", Customer::usage)
                .returns(75, Customer::score);
        assertThat(jdbc.sql("select stage_facts ->> 'customers.usage' from deal where id = :id")
                        .param("id", deal)
                        .query(String.class)
                        .single())
                .isEqualTo("falling");
        // Who left without a reason is not told; with one it is, and empty takes it away again.
        intake.write(max, Map.of(deal, Map.of("customers.left", "2026-11-01")));
        assertThat(customers.of(max, deal).orElseThrow().leftOn()).isNull();
        intake.write(max, Map.of(deal, Map.of("customers.left", "2026-11-01", "customers.left_reason", "Moved")));
        assertThat(customers.of(max, deal).orElseThrow().leftReason()).isEqualTo("Moved");
        intake.write(max, Map.of(deal, Map.of("customers.left", "", "customers.left_reason", "")));
        assertThat(customers.of(max, deal).orElseThrow().leftOn()).isNull();
        assertThat(intake.refusal("customers.rhythm", "1000")).isPresent();
        assertThat(intake.refusal("customers.issues", "2.5")).isPresent();
        assertThat(intake.refusal("customers.left", "soon")).isPresent();
        assertThat(intake.refusal("customers.rhythm", "6.0")).isEmpty();
    }

    private UUID sold(Actor actor, String title, LocalDate from, LocalDate to) {
        UUID deal = deals.create(actor, DealDraft.titled(title), null).orElseThrow();
        assertThat(outcomes.win(actor, List.of(deal), null, null).held()).isEmpty();
        contracts
                .put(actor, deal, null, new ContractDraft(from, to, null, Contract.Renewal.MANUAL, null, null, null))
                .orElseThrow();
        return deal;
    }
}
