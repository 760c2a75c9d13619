package org.penstock.teams.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;
import org.penstock.teams.CompanySettings;

/** What the first visit asks for. */
public record SetUpForm(
        String token,
        String name,
        String zone,
        String currency,
        String language,
        String ownerName,
        String email,
        String password) {

    // Spring hands in null for what the form does not send.
    @SuppressWarnings("NullAway")
    public SetUpForm {
        token = text(token);
        name = text(name);
        zone = text(zone);
        currency = text(currency);
        language = text(language);
        ownerName = text(ownerName);
        email = text(email);
        password = password == null ? "" : password;
    }

    static SetUpForm empty(CompanySettings settings, String language, String token) {
        return new SetUpForm(
                token, settings.name(), settings.zone().getId(), settings.currency(), language, "", "", "");
    }

    List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        CompanyChoices.check(refusals, zone, currency, language);
        return refusals;
    }

    CompanySettings onto(CompanySettings now) {
        return new CompanySettings(
                name,
                ZoneId.of(zone),
                currency,
                Locale.of(language),
                now.firstDayOfWeek(),
                now.fiscalYearStartMonth(),
                CompanyChoices.countryOf(zone, now.defaultCountry()),
                now.dealVisibility(),
                now.setUpAt(),
                now.version());
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
