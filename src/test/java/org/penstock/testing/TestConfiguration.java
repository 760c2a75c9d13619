package org.penstock.testing;

import org.penstock.identity.Accounts;
import org.penstock.identity.ApiTokens;
import org.penstock.identity.SessionCookies;
import org.penstock.teams.Actors;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Beans that tests put in place of the real ones. */
@Configuration(proxyBeanMethods = false)
@TestComponent
class TestConfiguration {

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }

    @Bean
    Cast cast(Accounts accounts, Actors actors, SessionCookies cookies) {
        return new Cast(accounts, actors, cookies);
    }

    @Bean
    @Lazy
    Api api(MockMvcTester mvc, ApiTokens tokens, Cast cast) {
        return new Api(mvc, tokens, cast);
    }
}
