package org.penstock.kernel;

import static org.penstock.kernel.Right.*;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a person is in the company; it decides their {@link Right}s. Stored by {@link #code()}. */
public enum Role {
    OWNER(EnumSet.allOf(Right.class)),
    MANAGER(EnumSet.complementOf(EnumSet.of(MANAGE_ACCOUNTS, MANAGE_COMPANY))),
    REP(EnumSet.of(EDIT_DEALS, EDIT_CONTACTS, EDIT_ACTIVITIES, EXPORT)),
    MARKETING(EnumSet.of(EDIT_DEALS, EDIT_CONTACTS, EDIT_ACTIVITIES, IMPORT, EXPORT)),
    SUPPORT(EnumSet.of(EDIT_CONTACTS, EDIT_ACTIVITIES)),
    VIEWER(EnumSet.noneOf(Right.class));

    @SuppressWarnings("ImmutableEnumChecker") // never changed after construction
    private final Set<Right> rights;

    Role(Set<Right> rights) {
        this.rights = rights;
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** The word that is stored, shown in URLs and printed by commands: {@code owner}, {@code rep} … */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
