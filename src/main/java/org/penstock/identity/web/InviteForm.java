package org.penstock.identity.web;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Role;

/** Who is to be invited, as what. */
public record InviteForm(String name, String email, String role) {

    // Spring hands in null for what the form does not send.
    public InviteForm(@Nullable String name, @Nullable String email, @Nullable String role) {
        this.name = ProfileForm.text(name);
        this.email = ProfileForm.text(email);
        this.role = ProfileForm.text(role);
    }

    Optional<Role> roleChosen() {
        return Arrays.stream(Role.values())
                .filter(known -> known.code().equals(role))
                .findFirst();
    }
}
