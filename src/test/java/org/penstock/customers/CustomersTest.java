package org.penstock.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penstock.closing.Contract;
import org.penstock.closing.ContractDraft;
import org.penstock.closing.Contracts;
import org.penstock.contacts.OrganisationDraft;
import org.penstock.contacts.Organisations;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealOutcomes;
import org.penstock.deals.Deals;
import org.penstock.deals.Outcome;
import org.penstock.deals.Reasons;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Check;
import org.penstock.kernel.Result;
import org.penstock.kernel.Role;
import org.penstock.teams.Company;
import org.penstock.teams.ExchangeRates;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PenstockTest
class CustomersTest {
    private static final LocalDate FROM = LocalDate.parse("2026-01-01");
    private static final LocalDate TO = LocalDate.parse("2026-12-31");

    @Autowired
    private Customers customers;

    @Autowired
    private Renewals renewals;

    @Autowired
    private Retention retention;

    @Autowired
    private CustomerUpkeep upkeep;

    @Autowired
    private Contracts contracts;

    @Autowired
    private Deals deals;

    @Autowired
    private DealOutcomes outcomes;

    @Autowired
    private Reasons reasons;

    @Autowired
    private ExchangeRates rates;

    @Autowired
    private Company company;

    @Autowired
    private List<Check> checks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Api api;

    @Autowired
    private Cast cast;

    @Autowired
    private SettableClock clock;

    /**
     * By hand, a year's worth in euros at the rates of 1 January (one dollar 0.80 euros):
     * A 1200 runs through; B 24000 over 24 months = 12000, left in June: lost; C 6000, followed by 4000: shrunk 2000; D 1000
     * dollars = 800, followed by 1500 dollars = 1200 (at the first day's rate, whatever the rate is later): grown 400; E came in
     * March with 3000: new. Start 1200 + 12000 + 6000 + 800 = 20000. Gross (20000 − 12000 − 2000) ÷ 20000 = 30.0 %; net
     * (8000 − 2000 + 400 …) = (20000 − 12000 − 2000 + 400) ÷ 20000 = 32.0 %. Ended in the year: C's and D's first contracts, both
     * followed; F's 500, which ended and was not: 2 of 3 = 66.7 %. F's start of 500 makes it 20500 and lost 12500:
     * gross (20500 − 12500 − 2000) ÷ 20500 = 29.3 %, net 31.2 %.
     */
    @Test
    void retentionEqualsWhatWasWorkedOutByHand() {
        Actor olga = cast.actor(cast.olga());
        String home = company.settings().currency();
        String other = home.equals("USD") ? "EUR" : "USD";
        rates.put(
                olga,
                List.of(
                        new ExchangeRates.ExchangeRate(other, FROM, new BigDecimal("0.80")),
                        new ExchangeRates.ExchangeRate(other, LocalDate.parse("2026-07-01"), new BigDecimal("1.60"))));
        UUID seller = cast.account("Hand Counter", Role.REP);
        Actor hand = new Actor(
                seller,
                "Hand Counter",
                Role.REP,
                Actor.Via.PERSON,
                null,
                List.of(seller),
                java.util.Locale.ENGLISH,
                java.time.ZoneId.of("UTC"));
        sold(hand, "A", "1200", home, "2025-07-01", "2026-06-30", Contract.Renewal.AUTOMATIC);
        UUID b = sold(hand, "B", "24000", home, "2025-10-01", "2027-09-30", Contract.Renewal.NONE);
        sold(hand, "C", "6000", home, "2025-04-01", "2026-03-31", Contract.Renewal.NONE);
        sold(hand, "C", "4000", home, "2026-04-01", "2027-03-31", Contract.Renewal.NONE);
        sold(hand, "D", "1000", other, "2025-05-01", "2026-04-30", Contract.Renewal.NONE);
        sold(hand, "D", "1500", other, "2026-05-01", "2027-04-30", Contract.Renewal.NONE);
        sold(hand, "E", "3000", home, "2026-03-01", "2027-02-28", Contract.Renewal.NONE);
        sold(hand, "F", "500", home, "2025-02-01", "2026-01-31", Contract.Renewal.NONE);
        Customer left = customers.of(hand, b).orElseThrow();
        customers
                .change(
                        hand,
                        left.id(),
                        left.version(),
                        new Customers.Inputs(null, null, 0, LocalDate.parse("2026-06-15"), "Too dear"))
                .orElseThrow();

        Retention.Report report = retention.of(hand, FROM, TO);
        assertThat(report.start().amount()).isEqualByComparingTo("20500");
        assertThat(report.lost().amount()).isEqualByComparingTo("12500");
        assertThat(report.shrunk().amount()).isEqualByComparingTo("2000");
        assertThat(report.grown().amount()).isEqualByComparingTo("400");
        assertThat(report.fresh().amount()).isEqualByComparingTo("3000");
        assertThat(report.finish().amount()).isEqualByComparingTo("9400");
        assertThat(report.gross()).isEqualByComparingTo("29.3");
        assertThat(report.net()).isEqualByComparingTo("31.2");
        // A's renews by itself and A stays: 3 of 4.
        assertThat(report.ended()).isEqualTo(4);
        assertThat(report.renewed()).isEqualTo(3);
        assertThat(report.renewalRate()).isEqualByComparingTo("75.0");
        assertThat(behind(hand, "lost")).containsExactly("B", "F");
        assertThat(behind(hand, "grown")).containsExactly("D");
        assertThat(behind(hand, "fresh")).containsExactly("E");
        assertThat(wrongs()).isEmpty();
    }

    @Test
    void aRenewalIsOpenedOnceAndLinkedBothWays() {
        clock.set(Instant.parse("2026-11-23T09:30:00Z"));
        Actor anna = cast.actor(cast.anna());
        UUID deal = sold(
                anna,
                "Renewing",
                "900",
                company.settings().currency(),
                "2026-01-01",
                "2026-12-31",
                Contract.Renewal.MANUAL);
        upkeep.settle(Actor.system());
        upkeep.settle(Actor.system());
        UUID renewal = renewals.of(anna, deal).getFirst().deal();
        assertThat(renewals.of(anna, deal)).hasSize(1);
        assertThat(renewals.origin(anna, renewal)).contains(deal);
        assertThat(renewals.renew(anna, deal, "Again").orElseThrow()).isEqualTo(renewal);
        assertThat(renewals.renew(anna, renewal, "Of an open one")).isInstanceOf(Result.Refused.class);
        assertThat(renewals.upsell(anna, renewal, "Of no customer")).isInstanceOf(Result.Refused.class);
        outcomes.close(
                anna,
                List.of(renewal),
                null,
                Outcome.LOST,
                reasons.current(Outcome.LOST).getFirst().id(),
                null);
        assertThat(renewals.renew(anna, renewal, "Of a lost one")).isInstanceOf(Result.Refused.class);
    }

    @Test
    void healthNamesItsReasonsAndReopeningTakesTheCustomerAway() {
        clock.set(Instant.parse("2026-11-23T09:30:00Z"));
        Actor anna = cast.actor(cast.anna());
        UUID deal = sold(
                anna, "Ill", "900", company.settings().currency(), "2026-01-01", "2026-12-31", Contract.Renewal.NONE);
        Customer fresh = customers.of(anna, deal).orElseThrow();
        assertThat(fresh.reasons()).containsExactly("renewal_near:30");
        assertThat(fresh.health()).isEqualTo("good");
        Customer ill = customers
                .change(anna, fresh.id(), fresh.version(), new Customers.Inputs(4, "none", 2, null, null))
                .orElseThrow();
        assertThat(ill.reasons()).containsExactly("renewal_near:30", "unused:45", "issues:20");
        assertThat(ill.score()).isEqualTo(5);
        assertThat(ill.health()).isEqualTo("risk");
        assertThat(customers.change(anna, fresh.id(), fresh.version(), new Customers.Inputs(4, null, 0, null, null)))
                .isInstanceOf(Result.Stale.class);
        assertThat(customers.change(anna, ill.id(), ill.version(), new Customers.Inputs(0, "x", -1, FROM, " ")))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(((Result.Refused<?>) refused).refusals())
                                .hasSize(4));
        clock.forward(Duration.ofDays(29));
        upkeep.settle(Actor.system());
        clock.forward(Duration.ofDays(3));
        upkeep.settle(Actor.system());
        assertThat(customers.of(anna, deal).orElseThrow().reasons()).contains("check_in:20");
        assertThat(wrongs()).isEmpty();
        outcomes.reopen(anna, List.of(deal), null);
        assertThat(customers.of(anna, deal)).isEmpty();
        assertThat(wrongs()).isEmpty();
    }

    @Test
    void pagesAndApiShowItToThoseWhoSeeTheDeal() {
        clock.set(Instant.parse("2026-11-23T09:30:00Z"));
        jdbc.sql("update company set deal_visibility = 'own'").update();
        Actor anna = cast.actor(cast.anna());
        UUID deal = sold(
                anna,
                "Seen <b>",
                "900",
                company.settings().currency(),
                "2026-01-01",
                "2026-12-31",
                Contract.Renewal.MANUAL);
        UUID customer = customers.of(anna, deal).orElseThrow().id();
        String region = "/deals/" + deal + "/customer";
        for (String url : List.of("/customers", region, "/customers/list.csv")) {
            assertThat(mvc.get().uri(url).exchange()).hasStatus(302);
        }
        assertThat(mvc.get().uri("/customers").with(cast.as(cast.anna())).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Seen &lt;b&gt;", "Gross retention");
        assertThat(mvc.get()
                        .uri("/customers?figure=start&show=x&from=y&page=-3&renews=z")
                        .with(cast.as(cast.boris()))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Seen &lt;b&gt;");
        assertThat(mvc.get()
                        .uri("/customers/list.csv")
                        .with(cast.as(cast.olga()))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Seen <b>");
        assertThat(mvc.get().uri(region).with(cast.as(cast.anna())).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Open the renewal");
        assertThat(mvc.get().uri(region).with(cast.as(cast.boris())).exchange()).hasStatus(404);
        assertThat(mvc.put()
                        .uri(region)
                        .param("weeks", "soon")
                        .param("version", "1")
                        .with(cast.as(cast.anna()))
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("soon", "whole number");
        assertThat(mvc.put()
                        .uri(region)
                        .param("weeks", "6")
                        .param("version", "1")
                        .with(cast.as(cast.vera()))
                        .exchange())
                .hasStatus(403);
        assertThat(mvc.post()
                        .uri("/deals/" + deal + "/renewal")
                        .with(cast.as(cast.boris()))
                        .exchange())
                .hasStatus(404);
        assertThat(mvc.post()
                        .uri("/deals/" + deal + "/renewal")
                        .with(cast.as(cast.anna()))
                        .exchange())
                .hasStatus(303);
        Api.Client api1 = api.as(cast.anna());
        assertThat(api1.get("/deals/" + deal + "/customer"))
                .hasStatusOk()
                .bodyText()
                .contains(customer.toString());
        assertThat(api1.get("/customers?limit=1")).hasStatusOk();
        assertThat(api1.get("/customers?health=great")).hasStatus(400);
        assertThat(api1.patch("/customers/" + customer, "{\"usage\":\"falling\",\"checkInWeeks\":6}"))
                .hasStatusOk()
                .bodyText()
                .contains("falling:25");
        assertThat(api1.patch("/customers/" + customer, "{\"checkInWeeks\":0}"))
                .hasStatus(422)
                .bodyText()
                .contains("checkInWeeks");
        assertThat(api.as(cast.boris()).get("/customers/" + customer)).hasStatus(404);
        assertThat(api.as(cast.boris()).get("/deals/" + deal + "/customer")).hasStatus(404);
    }

    private List<String> behind(Actor actor, String figure) {
        return customers.rows(actor, new Customers.Filter("all", figure, FROM, TO, null), 0, 50).stream()
                .map(Customer::name)
                .toList();
    }

    private List<String> wrongs() {
        return checks.stream()
                .flatMap(check -> check.disagreements().stream())
                .filter(wrong -> wrong.contains("customers."))
                .toList();
    }

    @Autowired
    private Organisations organisations;

    private final Map<String, UUID> known = new java.util.HashMap<>();

    private UUID sold(
            Actor actor,
            String customer,
            String value,
            String currency,
            String starts,
            String ends,
            Contract.Renewal renewal) {
        UUID organisation = known.computeIfAbsent(
                customer,
                name -> organisations
                        .create(cast.actor(cast.olga()), organisation(name))
                        .orElseThrow()
                        .id());
        UUID deal = deals.create(
                        actor,
                        new DealDraft(
                                customer,
                                null,
                                null,
                                new BigDecimal(value),
                                currency,
                                null,
                                null,
                                actor.id(),
                                organisation,
                                List.of(),
                                null,
                                List.of(),
                                Map.of()),
                        null)
                .orElseThrow();
        assertThat(outcomes.win(actor, List.of(deal), null, null).held()).isEmpty();
        LocalDate from = LocalDate.parse(starts);
        LocalDate to = LocalDate.parse(ends);
        int months = (int) java.time.temporal.ChronoUnit.MONTHS.between(from, to.plusDays(1));
        contracts
                .put(actor, deal, null, new ContractDraft(from, to, months, renewal, null, null, null))
                .orElseThrow();
        return deal;
    }

    private static OrganisationDraft organisation(String name) {
        return OrganisationDraft.named(name);
    }
}
