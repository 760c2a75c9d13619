package org.penstock.identity;

import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Role;

/** An account to be: with an e-mail it is active and signs in by a link, without one it is a placeholder. */
public record AccountDraft(
        String name,
        @Nullable String email,
        Role role,
        @Nullable String language,
        @Nullable String zone) {}
