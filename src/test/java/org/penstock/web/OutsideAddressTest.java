package org.penstock.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OutsideAddressTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/deals");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @Test
    void sendsAVisitToTheNumberOnToLocalhost() throws Exception {
        visit("127.0.0.1:8080");
        request.setServerName("127.0.0.1");
        request.setServerPort(8080);
        request.setQueryString("owner=me");
        new OutsideAddress("").doFilter(request, response, chain);
        assertThat(response.getHeader("Location")).isEqualTo("http://localhost:8080/deals?owner=me");
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void believesNoProxyWhenNoOutsideAddressIsSet() throws Exception {
        visit("evil.example");
        assertThat(seenWith("")).isSameAs(request);
    }

    @Test
    void seesWhatAProxyHandsOnForTheOutsideAddressAsItWasSent() throws Exception {
        visit("sales.example.com");
        request.addHeader("X-Forwarded-For", "10.9.9.9, 203.0.113.7");
        HttpServletRequest seen = seenWith("https://sales.example.com");
        assertThat(seen.isSecure()).isTrue();
        assertThat(seen.getRequestURL()).hasToString("https://sales.example.com/deals");
        assertThat(seen.getRemoteAddr()).isEqualTo("203.0.113.7");
    }

    @Test
    void believesNothingAboutAnotherAddressOrFromAfar() throws Exception {
        visit("other.example");
        assertThat(seenWith("https://sales.example.com")).isSameAs(request);

        request.removeHeader("Host");
        visit("sales.example.com");
        request.setRemoteAddr("198.51.100.1");
        request.addHeader("X-Forwarded-For", "127.0.0.1");
        assertThat(seenWith("https://sales.example.com").getRemoteAddr()).isEqualTo("198.51.100.1");
    }

    private void visit(String host) {
        request.addHeader("Host", host);
    }

    private HttpServletRequest seenWith(String url) throws Exception {
        MockFilterChain own = new MockFilterChain();
        // A fresh attribute set, since the filter runs once for each request.
        request.clearAttributes();
        new OutsideAddress(url).doFilter(request, new MockHttpServletResponse(), own);
        ServletRequest seen = Objects.requireNonNull(own.getRequest());
        return (HttpServletRequest) seen;
    }
}
