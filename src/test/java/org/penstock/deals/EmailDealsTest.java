package org.penstock.deals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.contacts.People;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Result;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A deal is born with nothing but an e-mail address, by page and API; the same address is one person. */
@PenstockTest
class EmailDealsTest {
    @Autowired
    EmailDeals emails;

    @Autowired
    DealPages pages;

    @Autowired
    People people;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    Actor anna;

    @BeforeEach
    void setUp() {
        jdbc.sql("update company set set_up_at = now()").update();
        anna = cast.actor(cast.anna());
    }

    @Test
    void theSameAddressIsOnePerson() {
        DealPage first = pages.load(anna, made("Jana.Novak@acme.example"));
        DealPage second = pages.load(anna, made(" jana.novak@ACME.example "));
        assertThat(first.deal().title()).isEqualTo("jana.novak@acme.example");
        assertThat(first.deal().personName()).isEqualTo("Jana Novak");
        assertThat(second.deal().title()).isEqualTo("Jana Novak");
        assertThat(second.deal().person()).isEqualTo(first.deal().person());
    }

    @Test
    void twoAtOnceMakeOnePerson() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(4)) {
            List<Future<UUID>> deals = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                deals.add(both.submit(() -> made("race@acme.example")));
            }
            for (Future<UUID> deal : deals) {
                deal.get();
            }
        }
        assertThat(people.findByEmails(anna, List.of("race@acme.example")).get("race@acme.example"))
                .hasSize(1);
    }

    @Test
    void aRefusedDealMakesNoPerson() {
        DealDraft draft = DealDraft.titled("x".repeat(400));
        assertThat(emails.create(anna, draft, "lost@acme.example", null)).isInstanceOf(Result.Refused.class);
        assertThat(people.findByEmails(anna, List.of("lost@acme.example"))).isEmpty();
    }

    @Test
    void anAddressThatIsNoNameStaysAnAddress() {
        assertThat(EmailDeals.name("info@acme.example")).isEqualTo("info@acme.example");
        assertThat(EmailDeals.name("x123@acme.example")).isEqualTo("x123@acme.example");
        assertThat(EmailDeals.name("анна_иванова@пример.рф")).isEqualTo("Анна Иванова");
    }

    @Test
    void thePageTakesAnAddressInPlaceOfATitle() {
        assertThat(post("whole=true&title=&email=page%40acme.example")).hasStatus3xxRedirection();
        assertThat(people.findByEmails(anna, List.of("page@acme.example"))).hasSize(1);
        assertThat(post("whole=true&title=&email=page"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("is no e-mail address", "value=\"page\"");
        assertThat(post("whole=true&title=&email="))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Give the deal a title");
    }

    @Test
    void theApiTakesAnAddressAlone() {
        MvcTestResult made = api.as(cast.anna()).post("/deals", "{\"email\":\"api@acme.example\"}");
        assertThat(made).hasStatus(HttpStatus.CREATED);
        assertThat(Api.read(made, "$.title")).isEqualTo("api@acme.example");
        assertThat(api.as(cast.anna()).post("/deals", "{\"email\":\"@\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("\"email\"");
    }

    private UUID made(String email) {
        return emails.create(anna, DealDraft.titled(""), email, null).orElseThrow();
    }

    private MvcTestResult post(String form) {
        return mvc.post()
                .uri("/deals")
                .with(cast.as(cast.anna()))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(form)
                .exchange();
    }
}
