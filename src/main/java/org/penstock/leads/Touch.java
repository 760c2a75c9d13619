package org.penstock.leads;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time that somebody showed interest.
 *
 * @param id null for the creation of the deal itself, which is no row
 * @param by who entered it
 */
public record Touch(@Nullable UUID id, Instant at, Draft facts, String by) {
    /** The longest value of one fact, in characters. */
    public static final int TEXT_MAX = 300;

    /** The longest address of a page. */
    public static final int ADDRESS_MAX = 2_000;

    /** The key of the text that says by what way it came. */
    public String way() {
        return id == null ? "leads.touch.created" : "leads.kind." + facts.kind().code();
    }

    /** By what way it came. */
    public enum Kind {
        PAGE,
        FORM,
        API,
        IMPORT,
        REFERRAL;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static @Nullable Kind of(@Nullable String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst()
                    .orElse(null);
        }

        public static List<String> codes() {
            return Arrays.stream(values()).map(Kind::code).toList();
        }
    }

    /** As it is entered; without a time it happened now. */
    public record Draft(
            Kind kind,
            @Nullable Instant at,
            @Nullable String source,
            @Nullable String campaign,
            @Nullable String form,
            @Nullable String referrer,
            @Nullable String landingPage,
            @Nullable String interest) {
        public Draft {
            source = clean(source);
            campaign = clean(campaign);
            form = clean(form);
            referrer = clean(referrer);
            landingPage = clean(landingPage);
            interest = clean(interest);
        }

        private static @Nullable String clean(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }
}
