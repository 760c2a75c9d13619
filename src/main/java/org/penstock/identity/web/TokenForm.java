package org.penstock.identity.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.ApiTokens;
import org.penstock.kernel.Role;
import org.penstock.rest.Scope;
import org.penstock.web.Option;
import org.penstock.web.Ui;

/** A token as it is typed. */
public record TokenForm(
        @Nullable String name,
        @Nullable List<String> scopes,
        @Nullable String days) {
    private static final List<String> DAYS = List.of("30", "90", "365");

    static TokenForm empty() {
        return new TokenForm("", List.of(Scope.ALL), "90");
    }

    ApiTokens.Draft draft() {
        Integer life = days == null || days.isEmpty() ? null : days.matches("\\d{1,5}") ? Integer.valueOf(days) : 0;
        return new ApiTokens.Draft(ProfileForm.text(name), scopes == null ? List.of() : scopes, life);
    }

    public boolean has(String scope) {
        return scopes != null && scopes.contains(scope);
    }

    public static List<Option> lives(Ui ui) {
        return DAYS.stream()
                .map(days -> Option.of(days, ui.t("identity.tokens.days." + days)))
                .toList();
    }

    /** The scopes that somebody of the role may give away, in the order of the guide. */
    public static List<String> scopes(Role role) {
        return Scope.of(role).stream().map(Scope::code).toList();
    }
}
