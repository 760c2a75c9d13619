package org.penstock.negotiation;

import org.jspecify.annotations.Nullable;

/** A round as it is entered: who asked (us, them), about what (scope, price, terms), what was given and got. */
public record RoundDraft(
        String side,
        String subject,
        String asked,
        String given,
        String got,
        @Nullable Integer proposal) {
    public RoundDraft {
        asked = clean(asked);
        given = clean(given);
        got = clean(got);
    }

    private static String clean(String text) {
        return text.replace("\0", "").strip();
    }
}
