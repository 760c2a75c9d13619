package org.penstock.teams;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.Account;
import org.penstock.identity.SignedIn;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Role;
import org.penstock.rest.Caller;
import org.springframework.stereotype.Component;

/** Makes the {@link Actor} of an account: its rights by role, what it sees by teams and setting, its language and zone. */
@Component
public class Actors {
    private final Visibility visibility;
    private final Company company;

    Actors(Visibility visibility, Company company) {
        this.visibility = visibility;
        this.company = company;
    }

    /** Who sits at the keyboard. */
    public Actor of(SignedIn.Facts signedIn) {
        return person(signedIn.account(), signedIn.name(), signedIn.role(), signedIn.language(), signedIn.zone());
    }

    /** Somebody in whose name work is done in the background: an import that they started. */
    public Actor of(Account account) {
        return person(account.id(), account.name(), account.role(), account.language(), account.zone());
    }

    /** Whose token came with a request of the API; the ledger names the token. */
    Actor of(Caller caller) {
        return person(caller.account(), caller.name(), caller.role(), caller.language(), caller.zone())
                .via(Actor.Via.API, caller.token());
    }

    private Actor person(UUID id, String name, Role role, @Nullable String language, @Nullable String zone) {
        CompanySettings settings = company.settings();
        List<UUID> sees = visibility.owners(id, role);
        Locale locale = language == null ? settings.language() : Locale.of(language);
        return new Actor(id, name, role, Actor.Via.PERSON, null, sees, locale, zone(zone, settings.zone()));
    }

    private static ZoneId zone(@Nullable String named, ZoneId companys) {
        try {
            return named == null ? companys : ZoneId.of(named);
        } catch (DateTimeException unknownToThisJava) {
            return companys;
        }
    }
}
