package org.penstock.identity.rest;

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

/** Users over the API. */
@PenstockTest
class UserApiTest {
    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    Api.Client anna;

    @BeforeEach
    void begin() {
        CleanDatabase.clean(jdbc);
        anna = api.as(cast.anna());
        cast.boris();
        cast.max();
        cast.olga();
        cast.vera();
    }

    @Test
    void listsByNameWithThoseWhoLeftLastHoweverManyAPage() {
        jdbc.update("update account set state = 'deactivated' where id = ?", cast.boris());
        assertThat(anna.walk("/users", "name"))
                .containsExactly("Anna Rep", "Max Manager", "Olga Owner", "Vera Viewer", "Boris Rep");
        MvcTestResult three = anna.get("/users?limit=3");
        assertThat(Api.read(three, "$.items.length()")).isEqualTo("3");
        assertThat(anna.walk("/users?q=rep", "name")).containsExactly("Anna Rep", "Boris Rep");
        assertThat(anna.walk("/users?q=%25", "name")).isEmpty();
        assertThat(anna.get("/users?q=a%00")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void readsOneAndOneself() {
        assertThat(Api.read(anna.get("/users/me"), "$.email")).isEqualTo("annarep@example.com");
        UUID max = cast.max();
        assertThat(Api.read(anna.get("/users/" + max), "$.role")).isEqualTo("manager");
        assertThat(List.of(anna.get("/users/" + UUID.randomUUID()), anna.get("/users/x")))
                .allSatisfy(answer -> assertThat(answer).hasStatus(HttpStatus.NOT_FOUND));
    }
}
