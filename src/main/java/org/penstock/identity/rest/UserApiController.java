package org.penstock.identity.rest;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.Account;
import org.penstock.identity.AccountWindows;
import org.penstock.identity.Accounts;
import org.penstock.kernel.Actor;
import org.penstock.rest.ApiController;
import org.penstock.rest.Doc;
import org.penstock.rest.Listing;
import org.penstock.rest.Operation;
import org.penstock.rest.Paging;
import org.penstock.rest.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The people of the company: who can own deals. They are invited and changed on the pages only. */
@ApiController
class UserApiController {
    private static final String USERS = "/api/v1/users";

    private final Accounts accounts;
    private final AccountWindows windows;

    UserApiController(Accounts accounts, AccountWindows windows) {
        this.accounts = accounts;
        this.windows = windows;
    }

    /** A user. */
    @Doc("Somebody of the company.")
    record UserJson(
            @Doc("Their id.") UUID id,

            @Doc(value = "Their name.", example = "Anna Rep")
            String name,

            @Doc(
                    value = "Their e-mail address; null for somebody whom only an import named.",
                    example = "anna@example.com")
            @Nullable String email,

            @Doc(
                    value = "What they are in the company.",
                    example = "rep",
                    oneOf = {"owner", "manager", "rep", "marketing", "support", "viewer"})
            String role,

            @Doc(
                    value = "Whether they can sign in.",
                    example = "active",
                    oneOf = {"active", "placeholder", "invited", "deactivated"})
            String state,

            @Doc("When they were created.") Instant createdAt) {
        static UserJson of(Account account) {
            return new UserJson(
                    account.id(),
                    account.name(),
                    account.email(),
                    account.role().code(),
                    account.state().code(),
                    account.createdAt());
        }
    }

    /** Which users are asked for. */
    record UserQuery(
            @Doc(value = "Words of the name or the e-mail address.", example = "anna", max = 100)
            String q) {}

    @Operation(
            scope = Scope.USERS_READ,
            summary = "List users",
            detail = "By name, deactivated ones last.",
            query = UserQuery.class,
            paged = true)
    @GetMapping(USERS)
    Listing<UserJson> list(Actor actor, Paging paging, @RequestParam(defaultValue = "") String q) {
        return Listing.of(
                paging,
                windows.after(actor, q, place(paging), paging.limit() + 1),
                last -> parts(AccountWindows.Place.of(last)),
                UserJson::of);
    }

    @Operation(scope = Scope.USERS_READ, summary = "Read whose token this is")
    @GetMapping(USERS + "/me")
    UserJson me(Actor actor) {
        return UserJson.of(accounts.find(actor, actor.requireId()));
    }

    @Operation(scope = Scope.USERS_READ, summary = "Read a user")
    @GetMapping(USERS + "/{user}")
    UserJson show(Actor actor, @PathVariable UUID user) {
        return UserJson.of(accounts.find(actor, user));
    }

    private static List<@Nullable String> parts(AccountWindows.Place place) {
        return Arrays.asList(place.id().toString(), String.valueOf(place.deactivated()), place.name());
    }

    private static AccountWindows.@Nullable Place place(Paging paging) {
        UUID id = paging.afterId();
        String name = paging.after(2);
        return id == null
                ? null
                : new AccountWindows.Place("true".equals(paging.after(1)), name == null ? "" : name, id);
    }
}
