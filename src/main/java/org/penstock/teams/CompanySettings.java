package org.penstock.teams;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the whole company.
 *
 * @param name empty until set up
 * @param fiscalYearStartMonth 1 is January
 * @param defaultCountry of phone numbers without a country code, ISO 3166 alpha-2
 * @param dealVisibility what a rep sees; all other roles see all
 * @param setUpAt null until the first visit has set it up
 */
public record CompanySettings(
        String name,
        ZoneId zone,
        String currency,
        Locale language,
        DayOfWeek firstDayOfWeek,
        int fiscalYearStartMonth,
        String defaultCountry,
        DealVisibility dealVisibility,
        @Nullable Instant setUpAt,
        int version) {

    /** Whose deals a rep sees. */
    public enum DealVisibility {
        /** Their own. */
        OWN,
        /** Those of their teams, of the teams below, and of teams that they manage. */
        TEAM,
        ALL;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static DealVisibility of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** The day it is in the company's zone. */
    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
