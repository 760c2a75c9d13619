package org.penstock.identity.rest;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.Account;
import org.penstock.identity.Accounts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Page;
import org.penstock.kernel.Refusal;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
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

    /** A page of accounts; the list's limit is not looked at. */
    private static final int PAGES_MAX = 10_000;

    private final Accounts accounts;

    UserApiController(Accounts accounts) {
        this.accounts = accounts;
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
            detail = "By name, deactivated ones last, 50 a page whatever the limit.",
            query = UserQuery.class,
            paged = true)
    @GetMapping(USERS)
    Listing<UserJson> list(Actor actor, Paging paging, @RequestParam(defaultValue = "") String q) {
        int number = number(paging);
        Page<Account> page = accounts.list(actor, q, null, number);
        List<UserJson> users = page.items().stream().map(UserJson::of).toList();
        return new Listing<>(
                users,
                page.more() ? paging.cursor(Arrays.<@Nullable String>asList(String.valueOf(number + 1))) : null,
                null);
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

    private static int number(Paging paging) {
        String number = paging.after() == null ? "1" : paging.after(0);
        if (number == null || !number.matches("\\d{1,5}") || Integer.parseInt(number) > PAGES_MAX) {
            throw ApiRefusal.bad(Refusal.at("cursor", "rest.cursor.unreadable"));
        }
        return Integer.parseInt(number);
    }
}
