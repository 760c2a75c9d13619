package org.penstock.needs;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of a deal and what they have to say in it.
 *
 * @param influence 1 little, 2 some, 3 much
 * @param version 0 while nobody has said anything of them
 */
public record Stakeholder(
        UUID person,
        String name,
        @Nullable String jobTitle,
        Role role,
        Stance stance,
        int influence,
        String note,
        int version) {
    /** The least and the most influence. */
    public static final int INFLUENCE_MAX = 3;

    /** The longest note, in characters. */
    public static final int NOTE_MAX = 500;

    /** What somebody is to the decision. */
    public enum Role {
        DECISION_MAKER,
        CHAMPION,
        INFLUENCER,
        USER,
        BUYER,
        BLOCKER,
        OTHER;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Role of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether somebody wants the deal. */
    public enum Stance {
        FOR,
        NEUTRAL,
        AGAINST;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Stance of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** As it is entered. */
    public record Draft(Role role, Stance stance, int influence, String note) {}
}
