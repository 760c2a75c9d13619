package org.penstock.testing;

import java.util.List;
import java.util.UUID;
import org.penstock.identity.ApiTokens;
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
        try {
            Object found =
                    com.jayway.jsonpath.JsonPath.read(answer.getResponse().getContentAsString(), path);
            return String.valueOf(found);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
