package org.penstock.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Teams renamed and moved, exchange rates pasted, taken out and put back. */
@PenstockTest
class TeamPagesTest {
    private static final String RATES = "/settings/currencies";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Teams teams;

    @Autowired
    WorkCalendar calendar;

    @Autowired
    ExchangeRates rates;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    Actor olga;
    UUID north;
    UUID coast;

    @BeforeEach
    void found() {
        CleanDatabase.clean(jdbc);
        jdbc.update("update company set set_up_at = now()");
        olga = cast.actor(cast.olga());
        north = teams.create(olga, new TeamDraft("North", null, null)).orElseThrow();
        coast = teams.create(olga, new TeamDraft("Coast", north, null)).orElseThrow();
    }

    @Test
    void theCompanySetsItsWorkingHoursAndHolidays() {
        assertThat(hours(olga, calendar.seen(), "09:00", "17:00", "2026-12-25 Christmas\n"))
                .hasStatus(303);
        assertThat(calendar.days()).hasSize(1);
        assertThat(calendar.holidays()).containsEntry(LocalDate.of(2026, 12, 25), "Christmas");
        assertThat(hours(olga, "stale", "10:00", "17:00", ""))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"10:00\"");
        assertThat(hours(olga, calendar.seen(), "18:00", "17:00", "Easter"))
                .hasStatus(422)
                .bodyText()
                .contains("Easter", "does not begin with a date");
        assertThat(hours(olga, calendar.seen(), "18:00", "17:00", ""))
                .hasStatus(422)
                .bodyText()
                .contains("ends before");
        assertThat(hours(olga, calendar.seen(), "noon", "17:00", ""))
                .hasStatus(422)
                .bodyText()
                .contains("is no time");
        assertThat(calendar.holidays()).hasSize(1);
        assertThat(hours(cast.actor(cast.anna()), calendar.seen(), "09:00", "17:00", ""))
                .hasStatus(403);
    }

    private MvcTestResult hours(Actor actor, String seen, String opens, String closes, String holidays) {
        return mvc.post()
                .uri("/settings/working-hours")
                .with(cast.as(actor.requireId()))
                .param("seen", seen)
                .param("opens1", opens)
                .param("closes1", closes)
                .param("holidays", holidays)
                .exchange();
    }

    @Test
    void renamesATeamAndMovesItBelowAnotherOne() {
        UUID south = teams.create(olga, new TeamDraft("South", null, null)).orElseThrow();
        assertThat(save(coast, "Harbour", south, 0)).hasStatus(204);
        assertThat(teams.find(olga, coast).name()).isEqualTo("Harbour");
        assertThat(teams.find(olga, coast).parentId()).isEqualTo(south);
    }

    @Test
    void saysWhyATeamCantMoveBelowItsOwnOrTakeANameThatIsTaken() {
        assertThat(save(north, "North", coast, 0)).hasStatus(422).bodyText().contains("part of itself");
        teams.create(olga, new TeamDraft("South", null, null)).orElseThrow();
        assertThat(save(north, "south", null, 0))
                .hasStatus(422)
                .bodyText()
                .contains("Another team has this name", "value=\"south\"");
        assertThat(save(north, " ", null, 0)).hasStatus(422);
    }

    @Test
    void whoeverComesSecondSeesTheOtherVersionOfTheTeam() {
        assertThat(save(north, "Nord", null, 0)).hasStatus(204);
        assertThat(save(north, "Norden", null, 0))
                .hasStatus(409)
                .bodyText()
                .contains("Nord.", "value=\"Norden\"", "name=\"version\" value=\"1\"");
    }

    @Test
    void entersPastedRatesAllOrNone() {
        assertThat(post(RATES + "/pasted", "currency day rate\nUSD 2026-01-31 0.92\nGBP;31.02.2026;1.1"))
                .hasStatus(422)
                .bodyText()
                .contains("Line 3", "USD 2026-01-31 0.92");
        assertThat(rates.list(olga, "", 1).items()).isEmpty();
        assertThat(post(RATES + "/pasted", "USD\t2026-01-31\t0,92\n\nGBP;28.02.2026;1.1\n"))
                .hasStatus(204);
        assertThat(rates.list(olga, "", 1).items())
                .extracting(rate -> rate.currency() + " " + rate.day())
                .containsExactly("GBP 2026-02-28", "USD 2026-01-31");
        assertThat(post(RATES + "/pasted", " \n")).hasStatus(422);
        assertThat(post(RATES + "/pasted", "USD 2026-01-31 123456789012345.5")).hasStatus(422);
    }

    @Test
    void takesARateOrACurrencyOutAndPutsItBack() {
        post(RATES + "/pasted", "USD 2026-01-31 0.92\nUSD 2026-02-28 0.93");
        String one = undo(send(HttpMethod.DELETE, RATES + "/USD/2026-01-31", cast.olga()));
        String all = undo(send(HttpMethod.DELETE, RATES + "/USD", cast.olga()));
        assertThat(rates.latest(olga)).isEmpty();
        assertThat(send(HttpMethod.POST, one, cast.olga())).hasStatus(204);
        assertThat(rates.latest(olga))
                .extracting(ExchangeRates.ExchangeRate::day)
                .containsExactly(LocalDate.of(2026, 1, 31));
        assertThat(send(HttpMethod.POST, all, cast.olga())).hasStatus(204);
        assertThat(rates.list(olga, "USD", 1).items()).hasSize(2);
        assertThat(send(HttpMethod.DELETE, RATES + "/CHF", cast.olga())).hasStatus(404);
    }

    @Test
    void repsChangeNeitherTeamsNorRates() {
        for (String url :
                List.of(RATES + "/USD", RATES + "/USD/2026-01-31", "/settings/teams/" + north + "?version=0")) {
            assertThat(send(HttpMethod.DELETE, url, cast.anna())).as(url).hasStatus(403);
        }
        for (String url : List.of(RATES + "/pasted", RATES + "/removals/" + north + "/restoration")) {
            assertThat(send(HttpMethod.POST, url, cast.anna())).as(url).hasStatus(403);
        }
        assertThat(send(HttpMethod.PUT, "/settings/teams/" + north + "?name=X&version=0", cast.anna()))
                .hasStatus(403);
        assertThat(send(HttpMethod.PUT, "/settings/teams/" + UUID.randomUUID() + "?name=X&version=0", cast.olga()))
                .hasStatus(404);
    }

    private MvcTestResult save(UUID team, String name, UUID parent, int version) {
        return mvc.put()
                .uri("/settings/teams/" + team)
                .param("name", name)
                .param("parent", parent == null ? "" : parent.toString())
                .param("manager", "")
                .param("version", String.valueOf(version))
                .header("HX-Request", "true")
                .with(cast.as(cast.olga()))
                .exchange();
    }

    private MvcTestResult post(String url, String lines) {
        return mvc.post()
                .uri(url)
                .param("lines", lines)
                .header("HX-Request", "true")
                .with(cast.as(cast.olga()))
                .exchange();
    }

    private MvcTestResult send(HttpMethod method, String url, UUID account) {
        return mvc.method(method)
                .uri(url)
                .header("HX-Request", "true")
                .with(cast.as(account))
                .exchange();
    }

    /** Where the toast's undo leads; the toast travels in a cookie as base64. */
    private static String undo(MvcTestResult answer) {
        assertThat(answer).hasStatus(204);
        String cookie = answer.getResponse().getHeaders("Set-Cookie").stream()
                .filter(one -> one.startsWith("toast="))
                .findFirst()
                .orElseThrow();
        String json = new String(
                java.util.Base64.getUrlDecoder().decode(cookie.substring("toast=".length(), cookie.indexOf(';'))),
                java.nio.charset.StandardCharsets.US_ASCII);
        Matcher url = Pattern.compile("\"undo\":\"([^\"]+)\"").matcher(json);
        assertThat(url.find()).isTrue();
        return url.group(1);
    }
}
