package org.penstock.rest;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Right;
import org.penstock.kernel.Role;

/** What a token may be used for. It never allows more than its person may: where that takes a right, the person needs it too. */
public enum Scope {
    DEALS_READ("deals:read", null),
    DEALS_WRITE("deals:write", Right.EDIT_DEALS),
    CONTACTS_READ("contacts:read", null),
    CONTACTS_WRITE("contacts:write", Right.EDIT_CONTACTS),
    ACTIVITIES_READ("activities:read", null),
    ACTIVITIES_WRITE("activities:write", Right.EDIT_ACTIVITIES),
    PRODUCTS_READ("products:read", null),
    PRODUCTS_WRITE("products:write", Right.MANAGE_PIPELINES),
    PIPELINES_READ("pipelines:read", null),
    PIPELINES_WRITE("pipelines:write", Right.MANAGE_PIPELINES),
    FIELDS_READ("fields:read", null),
    FIELDS_WRITE("fields:write", Right.MANAGE_PIPELINES),
    IMPORTS_READ("imports:read", Right.IMPORT),
    IMPORTS_WRITE("imports:write", Right.IMPORT),
    USERS_READ("users:read", null),
    LEDGER_READ("ledger:read", null);

    /** Stands for every scope that the person may use. */
    public static final String ALL = "all";

    private final String code;
    private final @Nullable Right right;

    Scope(String code, @Nullable Right right) {
        this.code = code;
        this.right = right;
    }

    public String code() {
        return code;
    }

    /** Whether somebody of the role may use it. */
    public boolean isFor(Role role) {
        return right == null || role.may(right);
    }

    public static Optional<Scope> of(String code) {
        return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
    }

    public static Set<Scope> of(Role role) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream(values()).filter(scope -> scope.isFor(role)).forEach(scopes::add);
        return scopes;
    }
}
