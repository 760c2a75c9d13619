package org.penstock.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of people and organisations: who gets which answer, the lost race, files. */
@PenstockTest
class ContactPagesTest {
    private static final UUID NOBODY = new UUID(0, 7);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    ContactChanges changes;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    Actor anna;
    Organisation helio;
    Person rossi;

    @BeforeEach
    void meet() {
        CleanDatabase.clean(jdbc);
        anna = cast.actor(cast.anna());
        helio = organisations
                .create(anna, OrganisationDraft.named("Helio Foods").withIndustry("Food"))
                .orElseThrow();
        rossi = people.create(
                        anna,
                        PersonDraft.named("Marco Rossi")
                                .withOrganisation(helio.id())
                                .withJobTitle("Buyer")
                                .withWays(
                                        List.of(Email.work("marco@helio.example")),
                                        List.of(Phone.work("+39 06 1234 5678"))))
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people",
                "/people/new",
                "/people/filter",
                "/people/bulk",
                "/people/list.csv",
                "/organisations",
                "/organisations/duplicates?name=x"
            })
    void sendsAnonymousPeopleToSignIn(String url) {
        assertThat(mvc.get().uri(url).exchange()).hasStatus(302);
    }

    @Test
    void showsEveryPageAndRegion() {
        for (String noun : List.of("/people", "/organisations")) {
            UUID id = noun.equals("/people") ? rossi.id() : helio.id();
            for (String url : List.of(
                    "",
                    "?q=mar&owner=me&label=x&industry=Food&deals=open&sort=-updated&custom.x=y&after=x",
                    "?bin=true",
                    "?organisation=" + helio.id(),
                    "/new",
                    "/new?organisation=" + helio.id() + "&parent=" + helio.id(),
                    "/filter?owner=none&bin=true",
                    "/bulk",
                    "/bulk?bin=true",
                    "/duplicates?name=Helio&email=&phone=",
                    "/list.csv",
                    "/list.xlsx",
                    "/" + id,
                    "/" + id + "/head",
                    "/" + id + "/facts",
                    "/" + id + "/facts/edit?focus=emails",
                    "/" + id + "/deals",
                    "/" + id + "/activities")) {
                assertThat(get(noun + url, cast.anna())).as(noun + url).hasStatusOk();
            }
        }
    }

    @Test
    void reachesAPersonByLinksAtTheTop() {
        assertThat(get("/people/" + rossi.id() + "/head", cast.vera()))
                .bodyText()
                .contains("mailto:marco@helio.example", "tel:+390612345678", "Helio Foods")
                .doesNotContain("hx-delete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"people", "organisations"})
    void whatIsNotThereIsMissing(String noun) {
        String record = "/" + noun + "/" + NOBODY;
        for (String url : List.of(record, record + "/head", record + "/facts", record + "/facts/edit")) {
            assertThat(get(url, cast.anna())).as(url).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(send(HttpMethod.PUT, record + "/facts", cast.anna(), Map.of("version", "1")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(HttpMethod.DELETE, record, cast.anna(), Map.of())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(HttpMethod.POST, record + "/restoration", cast.anna(), Map.of()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(HttpMethod.POST, "/" + noun + "/undos/" + NOBODY, cast.anna(), Map.of()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(
                        HttpMethod.PUT,
                        "/" + noun + "/bulk",
                        cast.anna(),
                        Map.of("ids", NOBODY.toString(), "what", "remove")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(
                        HttpMethod.PUT,
                        "/" + noun + "/bulk",
                        cast.anna(),
                        Map.of("ids", rossi.id() + "," + helio.id(), "what", "nothing")))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"people", "organisations"})
    void whoOnlyLooksIsForbiddenToChangeAndToTakeFilesOut(String noun) {
        UUID id = noun.equals("people") ? rossi.id() : helio.id();
        String record = "/" + noun + "/" + id;
        for (String url : List.of(
                "/" + noun + "/new",
                "/" + noun + "/bulk",
                "/" + noun + "/duplicates",
                "/" + noun + "/list.csv",
                "/" + noun + "/list.xlsx",
                record + "/facts/edit")) {
            assertThat(get(url, cast.vera())).as(url).hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(send(HttpMethod.POST, "/" + noun, cast.vera(), Map.of("name", "X")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send(HttpMethod.PUT, record + "/facts", cast.vera(), Map.of("version", "1")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send(HttpMethod.DELETE, record, cast.vera(), Map.of())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send(HttpMethod.POST, record + "/restoration", cast.vera(), Map.of()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send(HttpMethod.POST, "/" + noun + "/undos/" + NOBODY, cast.vera(), Map.of()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send(
                        HttpMethod.PUT,
                        "/" + noun + "/bulk",
                        cast.vera(),
                        Map.of("ids", id.toString(), "what", "owner", "owner", "me")))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aLostRaceShowsBothVersionsAndSavesTheChoice() {
        Map<String, String> typed = Map.of(
                "version",
                "1",
                "was",
                "{\"name\":\"Marco Rossi\",\"jobTitle\":\"Buyer\"}",
                "name",
                "Marco A. Rossi",
                "jobTitle",
                "Buyer");
        people.change(
                        anna,
                        rossi.id(),
                        1,
                        rossi.facts().withName("Marco Rossi jr.").withJobTitle("Head of buying"))
                .orElseThrow();

        MvcTestResult lost = send(HttpMethod.PUT, "/people/" + rossi.id() + "/facts", cast.max(), typed);

        assertThat(lost).hasStatus(HttpStatus.CONFLICT);
        assertThat(lost)
                .bodyText()
                .contains("Marco A. Rossi", "Marco Rossi jr.", "Head of buying", "name=\"version\" value=\"2\"")
                .containsPattern("name=\"take.name\" value=\"mine\" checked")
                .containsPattern("name=\"take.jobTitle\" value=\"theirs\" checked")
                .doesNotContain("take.emails");
        assertThat(send(
                        HttpMethod.PUT,
                        "/people/" + rossi.id() + "/facts",
                        cast.max(),
                        Map.of(
                                "version",
                                "2",
                                "name",
                                "Marco A. Rossi",
                                "jobTitle",
                                "Buyer",
                                "take.name",
                                "mine",
                                "take.jobTitle",
                                "theirs")))
                .hasStatusOk();
        Person now = people.get(anna, rossi.id());
        assertThat(now.name()).isEqualTo("Marco A. Rossi");
        assertThat(now.facts().jobTitle()).isEqualTo("Head of buying");
        assertThat(now.emails()).isEqualTo(rossi.emails());
    }

    @Test
    void whereBothWroteTheSameThereIsNothingToChoose() {
        organisations
                .change(anna, helio.id(), 1, helio.facts().withIndustry("Retail"))
                .orElseThrow();
        assertThat(send(
                        HttpMethod.PUT,
                        "/organisations/" + helio.id() + "/facts",
                        cast.max(),
                        Map.of("version", "1", "industry", "Retail")))
                .hasStatusOk();
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingTypedIsLost() {
        MvcTestResult answer = send(
                HttpMethod.POST,
                "/organisations",
                cast.anna(),
                Map.of(
                        "name",
                        "Polus",
                        "email",
                        "polus(at)example",
                        "phone",
                        "x",
                        "employees",
                        "many",
                        "parent",
                        "",
                        "parentText",
                        "Nordlicht",
                        "website",
                        "not an address"));
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer)
                .bodyText()
                .contains("Polus", "polus(at)example", "value=\"many\"", "value=\"Nordlicht\"", "f-parent-error");
        MvcTestResult again = send(
                HttpMethod.POST, "/organisations", cast.anna(), Map.of("name", "Polus", "email", "polus(at)example"));
        assertThat(again).bodyText().contains("email-error");
    }

    @Test
    void severalWaysKeepOrderKindAndNormalForm() {
        MvcTestResult answer = mvc.put()
                .uri("/people/" + rossi.id() + "/facts")
                .header("HX-Request", "true")
                .with(cast.as(cast.anna()))
                .param("version", "1")
                .param("email", "Second@helio.example", "marco@helio.example", " ")
                .param("emailKind", "home", "work", "work")
                .param("phone", "+44 20 7946 0018")
                .param("phoneKind", "mobile")
                .exchange();
        assertThat(answer).hasStatusOk();
        Person now = people.get(anna, rossi.id());
        assertThat(now.emails())
                .containsExactly(
                        new Email("second@helio.example", WayKind.HOME),
                        new Email("marco@helio.example", WayKind.WORK));
        assertThat(now.phones()).containsExactly(new Phone("+44 20 7946 0018", "+442079460018", WayKind.MOBILE));
        assertThat(now.facts().jobTitle()).isEqualTo("Buyer");
    }

    @Test
    void warnsOfAPersonWhoMayBeThereAndCreatesTheNewOneNevertheless() {
        assertThat(get("/people/duplicates?name=&email=marco@helio.example", cast.anna()))
                .bodyText()
                .contains("/people/" + rossi.id(), "Helio Foods", "same e-mail");
        assertThat(send(
                        HttpMethod.POST,
                        "/people",
                        cast.anna(),
                        Map.of("name", "Marco Rossi", "email", "marco@helio.example")))
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    @Test
    void changesManyFromTheListAndTakesItBack() {
        MvcTestResult changed = send(
                HttpMethod.PUT,
                "/people/bulk",
                cast.anna(),
                Map.of("ids", rossi.id().toString(), "what", "owner", "owner", "me"));
        assertThat(changed).hasStatus(HttpStatus.NO_CONTENT);
        String event = String.valueOf(changed.getResponse().getHeader("HX-Trigger"));
        assertThat(people.get(anna, rossi.id()).ownerId()).isEqualTo(anna.id());
        String undo = event.replaceAll(".*(/people/undos/[0-9a-f-]{36}).*", "$1");
        assertThat(send(HttpMethod.POST, undo, cast.max(), Map.of())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(HttpMethod.POST, undo, cast.anna(), Map.of())).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(people.get(anna, rossi.id()).ownerId()).isNull();
        assertThat(send(
                        HttpMethod.PUT,
                        "/people/bulk",
                        cast.anna(),
                        Map.of("ids", rossi.id().toString(), "what", "add-label")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void noCellOfAnExportIsALiveFormula() {
        people.create(anna, PersonDraft.named("=HYPERLINK(\"http://evil.example\")"))
                .orElseThrow();
        assertThat(get("/people/list.csv?q=hyperlink", cast.anna()))
                .bodyText()
                .contains("'=HYPERLINK")
                .doesNotContain("\n=", ",=", "\"=");
        assertThat(get("/people/list.csv?q=marco", cast.anna()))
                .bodyText()
                .contains("marco@helio.example", "'+39 06 1234 5678", "Helio Foods");
    }

    @Test
    void theBinListsWhatWasDeletedAndThePageOffersToRestoreIt() {
        changes.remove(anna, Subject.PERSON, List.of(rossi.id()));
        assertThat(get("/people?bin=true", cast.anna())).bodyText().contains("/people/" + rossi.id() + "/restoration");
        assertThat(get("/people/" + rossi.id(), cast.anna())).bodyText().contains("/restoration");
        assertThat(send(
                        HttpMethod.PUT,
                        "/people/" + rossi.id() + "/facts",
                        cast.anna(),
                        Map.of("version", "2", "name", "Typed")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("value=\"Typed\"");
        assertThat(send(HttpMethod.POST, "/people/" + rossi.id() + "/restoration", cast.anna(), Map.of()))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(people.get(anna, rossi.id()).binned()).isFalse();
    }

    private MvcTestResult get(String url, UUID account) {
        return mvc.get().uri(url).with(cast.as(account)).exchange();
    }

    private MvcTestResult send(HttpMethod method, String url, UUID account, Map<String, String> typed) {
        var request = mvc.method(method).uri(url).header("HX-Request", "true").with(cast.as(account));
        typed.forEach(request::param);
        return request.exchange();
    }
}
