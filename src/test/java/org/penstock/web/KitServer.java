package org.penstock.web;

import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Right;
import org.penstock.kernel.Role;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The kit alone, without database and accounts: {@code ?as=rep} is who reads, {@code ?lang=ru} their language. Not a
 * {@code @Configuration}, so that the real application's scan passes it by.
 */
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration"
        })
@ComponentScan("org.penstock.web")
class KitServer {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final UUID ANNA = UUID.fromString("019363b0-0000-7000-8000-000000000001");

    public static void main(String[] args) {
        System.setProperty("spring.profiles.active", "dev");
        SpringApplication.run(KitServer.class, args);
    }

    @Bean
    static Clock clock() {
        return Clock.fixed(NOW, ZoneId.of("UTC"));
    }

    @Bean
    static SecurityFilterChain everythingIsOpen(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    static FilterRegistrationBean<Filter> whoReads() {
        return new FilterRegistrationBean<>((request, response, chain) -> {
            String role = request.getParameter("as");
            if (!"nobody".equals(role)) {
                request.setAttribute(Actor.class.getName(), anna(role, request.getParameter("lang")));
            }
            if (request.getParameter("theme") instanceof String theme) {
                request.setAttribute(Uis.THEME_ATTRIBUTE, theme);
            }
            chain.doFilter(request, response);
        });
    }

    @Bean
    static NavItem today() {
        return new NavItem("web.kit.board", "sun", "/today", 10, null)
                .withBadge("/kit/badge")
                .withShortcut("g t");
    }

    @Bean
    static NavItem kit() {
        return new NavItem("web.kit.list", "layout-kanban", "/kit", 20, null).withShortcut("g k");
    }

    @Bean
    static NavItem forOwners() {
        return new NavItem("web.settings.nav", "settings", "/settings", 90, Right.MANAGE_COMPANY);
    }

    @Bean
    static PrimaryAction newDeal() {
        return new PrimaryAction("web.kit.dialog", "plus", "/kit", 10, Right.EDIT_DEALS);
    }

    private static Actor anna(String role, String language) {
        return new Actor(
                ANNA,
                "Anna Kovač",
                role == null ? Role.OWNER : Role.of(role),
                Actor.Via.PERSON,
                null,
                null,
                Locale.of(language == null ? "en" : language),
                ZoneId.of("Europe/Berlin"));
    }
}
