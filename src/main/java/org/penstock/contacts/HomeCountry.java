package org.penstock.contacts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The country whose phone numbers are written without a country code, and the currency of the company. */
@Component
class HomeCountry {
    private static final String COMPANY = "select default_country, currency from company";

    private final JdbcClient jdbc;

    HomeCountry(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String code() {
        return home().country();
    }

    Home home() {
        return jdbc.sql(COMPANY)
                .query((row, number) -> new Home(row.getString("default_country"), row.getString("currency")))
                .single();
    }
}
