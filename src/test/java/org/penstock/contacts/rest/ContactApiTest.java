package org.penstock.contacts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** People and organisations over the API. */
@PenstockTest
class ContactApiTest {
    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    Api.Client max;
    Api.Client anna;

    @BeforeEach
    void begin() {
        CleanDatabase.clean(jdbc);
        max = api.as(cast.max());
        anna = api.as(cast.anna());
    }

    @Test
    void createsReadsAndChangesAPerson() {
        String northwind = anna.made("/organisations", "{\"name\":\"Northwind\"}");
        String id = anna.made("/people", """
                {"name": "Ada Young", "organisation": "%s", "jobTitle": "Buyer",
                 "emails": [{"address": "ada@northwind.example"}, {"address": "a@y.example", "kind": "home"}],
                 "phones": [{"number": "+44 20 7946 0958", "kind": "mobile"}]}""".formatted(northwind));
        MvcTestResult read = anna.get("/people/" + id);
        assertThat(read).hasStatusOk().hasHeader("ETag", "\"1\"");
        assertThat(Api.read(read, "$.emails[*].kind")).isEqualTo("[\"work\",\"home\"]");
        assertThat(Api.read(read, "$.phones[0].international")).isEqualTo("+442079460958");
        assertThat(Api.read(read, "$.organisation")).isEqualTo(northwind);
        MvcTestResult changed =
                anna.send("PATCH", "/people/" + id, "{\"jobTitle\":null,\"name\":\"Ada Old\"}", "If-Match", "\"1\"");
        assertThat(changed).hasStatusOk().hasHeader("ETag", "\"2\"");
        assertThat(Api.read(changed, "$.jobTitle")).isEqualTo("null");
        assertThat(Api.read(changed, "$.emails.length()")).isEqualTo("2");
        assertThat(anna.send("PATCH", "/people/" + id, "{\"name\":\"Ada New\"}", "If-Match", "\"1\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(Api.read(anna.get("/people/" + id), "$.name")).isEqualTo("Ada Old");
    }

    @Test
    void createsReadsAndChangesAnOrganisation() {
        String parent = anna.made("/organisations", "{\"name\":\"Holding\"}");
        String id = anna.made("/organisations", """
                {"name": "Northwind", "parent": "%s", "industry": "Retail", "employees": 250, "founded": 1994,
                 "annualRevenue": {"amount": "1250000.00", "currency": "EUR"}, "website": "https://northwind.example",
                 "address": {"city": "Leeds", "country": "United Kingdom"}}""".formatted(parent));
        MvcTestResult changed = anna.patch(
                "/organisations/" + id, "{\"address\":{\"city\":\"York\"},\"employees\":null,\"parent\":null}");
        assertThat(Api.read(changed, "$.address.city")).isEqualTo("York");
        assertThat(Api.read(changed, "$.address.country")).isEqualTo("null");
        assertThat(Api.read(changed, "$.industry")).isEqualTo("Retail");
        assertThat(Api.read(changed, "$.annualRevenue.amount")).isEqualTo("1250000.00");
        assertThat(Api.read(changed, "$.parent")).isEqualTo("null");
        MvcTestResult ring = anna.patch("/organisations/" + id, "{\"parent\":\"" + id + "\"}");
        assertThat(ring).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void putsIntoTheBinAndTakesOut() {
        for (String path : List.of("/people", "/organisations")) {
            String id = anna.made(path, "{\"name\":\"Gone\"}");
            assertThat(anna.send("DELETE", path + "/" + id, null, "If-Match", "\"1\""))
                    .hasStatus(HttpStatus.NO_CONTENT);
            assertThat(anna.get(path + "/" + id)).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(anna.delete(path + "/" + id)).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(anna.patch(path + "/" + id, "{\"name\":\"X\"}")).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(anna.walk(path, "id")).isEmpty();
            assertThat(anna.walk(path + "?bin=true", "id")).containsExactly(id);
            MvcTestResult back = anna.post(path + "/" + id + "/restoration", null);
            assertThat(Api.read(back, "$.binned")).isEqualTo("false");
            assertThat(anna.walk(path, "id")).containsExactly(id);
        }
    }

    @Test
    void leadsThroughEveryOrderWithoutLossOrRepetition() {
        for (String path : List.of("/people", "/organisations")) {
            List<String> names = List.of("Żaneta", "anna", "Анна", "Anna", "Ö", "o", "zoë");
            names.forEach(name -> anna.made(path, "{\"name\":\"" + name + "\"}"));
            for (String sort : List.of("name", "-name", "created", "-created", "updated", "-updated")) {
                assertThat(anna.walk(path + "?sort=" + sort, "name"))
                        .as(path + sort)
                        .containsExactlyInAnyOrderElementsOf(names);
            }
            assertThat(anna.walk(path + "?sort=-name", "id"))
                    .isEqualTo(anna.walk(path, "id").reversed());
        }
    }

    @Test
    void filtersAsThePagesDo() {
        String label = max.made("/labels", "{\"subject\":\"person\",\"name\":\"Key\"}");
        String northwind = anna.made("/organisations", "{\"name\":\"Northwind\",\"industry\":\"Retail\"}");
        anna.made(
                "/people", "{\"name\":\"Ada\",\"organisation\":\"" + northwind + "\",\"labels\":[\"" + label + "\"]}");
        anna.made("/people", "{\"name\":\"Bo\",\"owner\":\"" + cast.boris() + "\"}");
        anna.made(
                "/people",
                "{\"name\":\"Cy\",\"emails\":[{\"address\":\"cy@x.example\"}],\"owner\":\"" + cast.anna() + "\"}");
        assertThat(anna.walk("/people?owner=me", "name")).containsExactly("Cy");
        assertThat(anna.walk("/people?owner=none", "name")).containsExactly("Ada");
        assertThat(anna.walk("/people?owner=" + cast.boris(), "name")).containsExactly("Bo");
        assertThat(anna.walk("/people?label=" + label, "name")).containsExactly("Ada");
        assertThat(anna.walk("/people?organisation=" + northwind, "name")).containsExactly("Ada");
        assertThat(anna.walk("/people?q=cy%40x", "name")).containsExactly("Cy");
        assertThat(anna.walk("/organisations?industry=Retail", "name")).containsExactly("Northwind");
        for (String wrong : List.of("owner=you", "label=x", "organisation=x", "deals=won", "bin=yes", "sort=colour")) {
            MvcTestResult refused = anna.get("/people?" + wrong);
            assertThat(refused).hasStatus(HttpStatus.BAD_REQUEST);
            assertThat(Api.read(refused, "$.errors[0].field")).isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
    }

    @Test
    void filtersByCustomFieldsAndNamesThoseThatItCannotAskFor() {
        for (String subject : List.of("person", "organisation")) {
            max.made("/fields", "{\"subject\":\"" + subject + "\",\"label\":\"Region\",\"type\":\"text\"}");
            max.made("/fields", "{\"subject\":\"" + subject + "\",\"label\":\"Seats\",\"type\":\"number\"}");
            String path = subject.equals("person") ? "/people" : "/organisations";
            anna.made(path, "{\"name\":\"A\",\"custom\":{\"region\":\"North Sea\",\"seats\":40}}");
            anna.made(path, "{\"name\":\"B\",\"custom\":{\"region\":\"South\",\"seats\":7}}");
            assertThat(anna.walk(path + "?custom.region=north", "name")).containsExactly("A");
            assertThat(anna.walk(path + "?custom.seats=7", "name")).containsExactly("B");
            assertThat(anna.walk(path + "?custom.region=north&custom.seats=7", "name"))
                    .isEmpty();
            MvcTestResult refused = anna.get(path + "?custom.colour=red&custom.seats=many");
            assertThat(refused).hasStatus(HttpStatus.BAD_REQUEST);
            assertThat(Api.read(refused, "$.errors[*].field")).isEqualTo("[\"custom.colour\",\"custom.seats\"]");
        }
    }

    @Test
    void filtersByOpenDealsThatThePersonMaySee() {
        jdbc.update("update company set deal_visibility = 'own'");
        String northwind = anna.made("/organisations", "{\"name\":\"Northwind\"}");
        String southwind = anna.made("/organisations", "{\"name\":\"Southwind\"}");
        String ada = anna.made("/people", "{\"name\":\"Ada\"}");
        anna.made("/deals", "{\"title\":\"D\",\"organisation\":\"" + northwind + "\",\"people\":[\"" + ada + "\"]}");
        assertThat(anna.walk("/organisations?deals=open", "id")).containsExactly(northwind);
        assertThat(anna.walk("/organisations?deals=none", "id")).containsExactly(southwind);
        assertThat(anna.walk("/people?deals=open", "id")).containsExactly(ada);
        assertThat(api.as(cast.boris()).walk("/organisations?deals=open", "id")).isEmpty();
        assertThat(api.as(cast.boris()).walk("/people?deals=none", "id")).containsExactly(ada);
    }

    @Test
    void changesEachOfABatchForItself() {
        for (String path : List.of("/people", "/organisations")) {
            String id = anna.made(path, "{\"name\":\"A\"}");
            MvcTestResult changed = anna.patch(
                    path + "/batch",
                    "{\"items\":[{\"id\":\"" + id + "\",\"version\":1,\"name\":\"B\"},{\"id\":\"" + id
                            + "\",\"version\":1,\"name\":\"C\"},{\"id\":\"" + UUID.randomUUID()
                            + "\",\"name\":\"X\"}]}");
            assertThat(Api.read(changed, "$.results[*].status")).isEqualTo("[200,412,404]");
            assertThat(anna.walk(path, "name")).containsExactly("B");
        }
    }

    @Test
    void letsAViewerReadButNotWrite() {
        String id = anna.made("/people", "{\"name\":\"Ada\"}");
        Api.Client vera = api.as(cast.vera());
        assertThat(vera.get("/people/" + id)).hasStatusOk();
        assertThat(vera.patch("/people/" + id, "{\"name\":\"B\"}")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(vera.post("/people", "{\"name\":\"B\"}")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(vera.delete("/people/" + id)).hasStatus(HttpStatus.FORBIDDEN);
    }
}
