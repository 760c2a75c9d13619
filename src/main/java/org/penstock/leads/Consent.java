package org.penstock.leads;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody agreed to, or took back.
 *
 * @param how by what means we know: a form, a call, a letter
 * @param words what they agreed to, as it was shown or said
 */
public record Consent(
        UUID id,
        @Nullable UUID person,
        @Nullable String personName,
        boolean given,
        Instant at,
        String how,
        String words,
        String by) {
    public static final int HOW_MAX = 200;
    public static final int WORDS_MAX = 2_000;

    /** As it is entered; without a time it happened now, without a person it is the main one's. */
    public record Draft(
            boolean given, @Nullable Instant at, @Nullable UUID person, String how, String words) {
        public Draft {
            how = how.strip();
            words = words.strip();
        }
    }
}
