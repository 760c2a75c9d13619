package org.penstock.kernel;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does or sees something, and by what means. Every door method takes one first and looks records up through it.
 *
 * @param id the account; null only for the system itself
 * @param via by what the change comes; it stands in the ledger
 * @param cause what caused it when it was not a person's click: the import, rule or token
 * @param sees the owners whose deals are visible, or null when all are (deals without an owner are visible to everyone)
 */
public record Actor(
        @Nullable UUID id,
        String name,
        Role role,
        Via via,
        @Nullable UUID cause,
        @Nullable List<UUID> sees,
        Locale locale,
        ZoneId zone) {

    /** By what a change came. Stored in lower case. */
    public enum Via {
        PERSON,
        IMPORT,
        RULE,
        API,
        SYNC,
        SYSTEM
    }

    public Actor {
        sees = sees == null ? null : List.copyOf(sees);
    }

    /** The system itself, which sees everything: migrations of facts, recurring jobs, checks. */
    public static Actor system() {
        return new Actor(null, "Penstock", Role.OWNER, Via.SYSTEM, null, null, Locale.ENGLISH, ZoneId.of("UTC"));
    }

    public boolean may(Right right) {
        return role.may(right);
    }

    public boolean seesAll() {
        return sees == null;
    }

    /** Whether a record of this owner is visible; what nobody owns, everybody sees. */
    public boolean seesOwner(@Nullable UUID owner) {
        return sees == null || owner == null || sees.contains(owner);
    }

    /** The visible owners as an SQL array parameter, or null for all: {@code (:sees::uuid[] is null or owner_id = any(:sees))}. */
    public UUID @Nullable [] seesArray() {
        return sees == null ? null : sees.toArray(UUID[]::new);
    }

    /** The account, where the caller needs a person and the system will not do. */
    public UUID requireId() {
        if (id == null) {
            throw new IllegalStateException("The system itself can't do this; a person is needed");
        }
        return id;
    }

    public boolean is(@Nullable UUID account) {
        return id != null && id.equals(account);
    }

    /** The same person acting by other means, for instance through an import. */
    public Actor via(Via means, @Nullable UUID newCause) {
        return new Actor(id, name, role, means, newCause, sees, locale, zone);
    }
}
