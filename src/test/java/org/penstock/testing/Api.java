package org.penstock.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.penstock.identity.ApiTokens;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Speaks to the API as a client with a token does. */
public class Api {
    private final MockMvcTester mvc;
    private final ApiTokens tokens;
    private final Cast cast;

    public Api(MockMvcTester mvc, ApiTokens tokens, Cast cast) {
        this.mvc = mvc;
        this.tokens = tokens;
        this.cast = cast;
    }

    /** The secret of a new token of this person. */
    public String token(UUID account, String... scopes) {
        return tokens.create(cast.actor(account), new ApiTokens.Draft("Test", List.of(scopes), 30))
                .orElseThrow()
                .secret();
    }

    public Client as(UUID account) {
        return with(token(account, "all"));
    }

    public Client with(String token) {
        return new Client(mvc, token);
    }

    /** One client; paths begin behind {@code /api/v1}. */
    public record Client(MockMvcTester mvc, String token) {
        public MvcTestResult get(String path) {
            return send("GET", path, null);
        }

        public MvcTestResult post(String path, String json) {
            return send("POST", path, json);
        }

        public MvcTestResult put(String path, String json) {
            return send("PUT", path, json);
        }

        public MvcTestResult patch(String path, String json) {
            return send("PATCH", path, json);
        }

        public MvcTestResult delete(String path) {
            return send("DELETE", path, null);
        }

        /** The id of what was created. */
        public String made(String path, String json) {
            MvcTestResult made = post(path, json);
            assertThat(made).hasStatus(HttpStatus.CREATED);
            return read(made, "$.id");
        }

        /** This part of every record on all pages of a list, two a page, from the first to the last. */
        public List<String> walk(String path, String part) {
            List<String> seen = new ArrayList<>();
            String cursor = "";
            do {
                MvcTestResult page = get(path + (path.contains("?") ? "&" : "?") + "limit=2" + cursor);
                assertThat(page).hasStatusOk();
                List<Object> parts = JsonPath.read(body(page), "$.items[*]." + part);
                assertThat(parts).hasSizeLessThanOrEqualTo(2);
                parts.forEach(one -> seen.add(String.valueOf(one)));
                String next = read(page, "$.next");
                cursor = next.equals("null") ? "" : "&cursor=" + next;
            } while (!cursor.isEmpty());
            return seen;
        }

        /** Headers come as names and values by turns. */
        public MvcTestResult send(String method, String path, String json, String... headers) {
            var request = mvc.method(org.springframework.http.HttpMethod.valueOf(method))
                    .uri(java.net.URI.create("/api/v1" + path))
                    .header("Authorization", "Bearer " + token);
            if (json != null) {
                request.contentType(MediaType.APPLICATION_JSON).content(json);
            }
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return request.exchange();
        }
    }

    /** A field of an answer, by a JSON path. */
    public static String read(MvcTestResult answer, String path) {
        Object found = JsonPath.read(body(answer), path);
        return String.valueOf(found);
    }

    public static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
