package org.penstock.contacts;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The country whose phone numbers are written without a country code. */
@Component
class HomeCountry {
    private static final String COUNTRY = "select default_country from company";

    private final JdbcClient jdbc;

    HomeCountry(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Nullable String code() {
        return jdbc.sql(COUNTRY)
                .query((row, number) -> row.getString(1))
                .optional()
                .orElse(null);
    }
}
