package org.penstock.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.penstock.kernel.Role;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every operation of the description: without a token, without the scope, and on a record that may not be seen. */
@PenstockTest
class OperationsTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    record Asked(
            String verb,
            String path,
            String scope,
            @Nullable String body,
            boolean upload) {
        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    String hiddenDeal;
    String hiddenActivity;

    @BeforeEach
    void hide() {
        jdbc.sql("update company set deal_visibility = 'own'").update();
        Api.Client anna = api.as(cast.anna());
        hiddenDeal = Api.read(anna.post("/deals", "{\"title\":\"Anna's\"}"), "$.id");
        hiddenActivity =
                Api.read(anna.post("/activities", "{\"subject\":\"Call\",\"deal\":\"" + hiddenDeal + "\"}"), "$.id");
    }

    @TestFactory
    List<DynamicTest> answers401WithoutAToken() {
        return each(asked -> assertThat(send(asked, null)).hasStatus(HttpStatus.UNAUTHORIZED));
    }

    @TestFactory
    List<DynamicTest> answers403WithoutTheScope() {
        return each(asked -> {
            String[] others = Scope.of(Role.OWNER).stream()
                    .map(Scope::code)
                    .filter(scope -> !scope.equals(asked.scope()))
                    .toArray(String[]::new);
            MvcTestResult answer = send(asked, tokens("others but " + asked.scope(), others));
            assertThat(answer).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(answer).bodyText().contains(asked.scope());
        });
    }

    /** A rep sees own deals only; imports and settings need more than a rep, so those are asked for by an owner. */
    @TestFactory
    List<DynamicTest> answers404ForWhatMayNotBeSeen() {
        return operations().stream()
                .filter(asked -> asked.path().contains("{"))
                .map(asked -> DynamicTest.dynamicTest(asked.toString(), () -> {
                    boolean hidden =
                            asked.path().contains("{deal}") || asked.path().contains("{activity}");
                    String token = hidden ? api.token(cast.boris(), "all") : tokens("olga", "all");
                    assertThat(send(asked, token)).hasStatus(HttpStatus.NOT_FOUND);
                }))
                .toList();
    }

    private final java.util.Map<String, String> made = new java.util.HashMap<>();

    private String tokens(String name, String... scopes) {
        return made.computeIfAbsent(name, fresh -> api.token(cast.olga(), scopes));
    }

    private interface Step {
        void on(Asked asked);
    }

    private List<DynamicTest> each(Step step) {
        return operations().stream()
                .map(asked -> DynamicTest.dynamicTest(asked.toString(), () -> step.on(asked)))
                .toList();
    }

    private MvcTestResult send(Asked asked, @Nullable String token) {
        String path = asked.path()
                .replace("{deal}", hiddenDeal)
                .replace("{activity}", hiddenActivity)
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        if (asked.upload()) {
            var upload = mvc.perform(authorised(
                    org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart(path), token));
            return upload;
        }
        var request = mvc.method(HttpMethod.valueOf(asked.verb())).uri(path);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (asked.body() != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(asked.body());
        }
        return request.exchange();
    }

    private static org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder<?> authorised(
            org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder request,
            @Nullable String token) {
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static List<Asked> operations() {
        try {
            JsonNode document = JsonMapper.builder()
                    .build()
                    .readTree(java.nio.file.Files.readString(java.nio.file.Path.of("docs/api/openapi.json")));
            List<Asked> operations = new ArrayList<>();
            document.get("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().forEach(verb -> {
                        JsonNode operation = verb.getValue();
                        JsonNode content = operation.path("requestBody").path("content");
                        JsonNode example = content.path("application/json").path("example");
                        operations.add(new Asked(
                                verb.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation
                                        .get("security")
                                        .get(0)
                                        .get("token")
                                        .get(0)
                                        .stringValue(),
                                example.isMissingNode() ? null : example.toString(),
                                content.has("multipart/form-data")));
                    }));
            assertThat(operations).hasSizeGreaterThan(50);
            return operations;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
