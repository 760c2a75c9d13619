package org.penstock.identity.web;

import org.jspecify.annotations.Nullable;
import org.penstock.identity.Account;
import org.penstock.identity.Profiles.Profile;

/** What people may change about themselves; an empty language or zone means the company's. */
public record ProfileForm(
        @Nullable String name,
        @Nullable String language,
        @Nullable String zone,
        @Nullable String theme,
        @Nullable Integer version) {

    static ProfileForm of(Account account) {
        return new ProfileForm(account.name(), account.language(), account.zone(), account.theme(), account.version());
    }

    Profile profile() {
        return new Profile(text(name), orNull(language), orNull(zone), text(theme), version == null ? -1 : version);
    }

    public static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static @Nullable String orNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed;
    }
}
