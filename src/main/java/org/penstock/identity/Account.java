package org.penstock.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Role;

/**
 * A person of the company.
 *
 * @param email in lower case; null for a rep whom only an import named
 * @param language of the interface; null means the company's
 * @param zone null means the company's
 */
public record Account(
        UUID id,
        @Nullable String email,
        String name,
        Role role,
        State state,
        @Nullable String language,
        @Nullable String zone,
        String theme,
        int version,
        Instant createdAt,
        @Nullable Instant lastSeenAt) {

    static final String COLUMNS =
            "a.id, a.email, a.name, a.role, a.state, a.language, a.zone, a.theme, a.version, a.created_at, a.last_seen_at";

    /** Whether somebody can sign in with it. A placeholder is a rep named by an import: owns deals, can't sign in. */
    public enum State {
        ACTIVE,
        PLACEHOLDER,
        INVITED,
        DEACTIVATED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public boolean active() {
        return state == State.ACTIVE;
    }

    static Account of(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                Role.of(row.getString("role")),
                State.of(row.getString("state")),
                row.getString("language"),
                row.getString("zone"),
                row.getString("theme"),
                row.getInt("version"),
                Times.instant(row, "created_at"),
                Times.instantOrNull(row, "last_seen_at"));
    }
}
