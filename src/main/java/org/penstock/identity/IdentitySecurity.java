package org.penstock.identity;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.penstock.rest.ApiPaths;
import org.penstock.rest.Problems;
import org.penstock.rest.RateLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/** The gate in front of all pages: closed unless declared public, forms only from our own pages. */
@Configuration(proxyBeanMethods = false)
class IdentitySecurity {
    private static final String[] PUBLIC = {
        "/assets/**",
        "/appearance",
        "/favicon.ico",
        "/error",
        "/sign-in",
        "/sign-in/passkey-challenges",
        "/sign-in/passkeys",
        "/sessions",
        "/sign-out",
        "/sign-in-links/*",
        "/invitations/*",
        "/password-links/*"
    };

    /** The API has a gate of its own: no session, no cookie, no form token. */
    @Bean
    @Order(0)
    SecurityFilterChain apiGate(TokenBook book, RateLimits limits, Problems problems) {
        return new DefaultSecurityFilterChain(ApiPaths::covers, new ApiGate(book, limits, problems));
    }

    @Bean
    SecurityFilterChain gate(
            HttpSecurity http, SessionContexts sessions, SignInEntry entry, List<PublicPaths> publicPaths)
            throws Exception {
        String[] more =
                publicPaths.stream().flatMap(paths -> paths.patterns().stream()).toArray(String[]::new);
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(PUBLIC)
                                .permitAll()
                                .requestMatchers(more)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(entry))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens())
                        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler()))
                // All other headers are the web kit's; this one only goes out over https.
                .headers(headers -> headers.defaultsDisabled().httpStrictTransportSecurity(withDefaults()))
                .build();
    }

    /** Nobody signs in by Spring Security's own means; without this bean it would make up an account. */
    @Bean
    AuthenticationManager noOtherWayIn() {
        return authentication -> {
            throw new AuthenticationServiceException("Sign-in is by /sign-in only");
        };
    }

    private static CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("penstock_csrf");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return tokens;
    }
}
