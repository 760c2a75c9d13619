package org.penstock.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Right;

/** What an entry of the audit is about. When and by what colleagues sign in is for who manages accounts only. */
public enum AuditArea {
    SIGN_IN(Right.MANAGE_ACCOUNTS),
    /** What one signs in with: passwords, passkeys, tokens. */
    KEYS(Right.MANAGE_ACCOUNTS),
    ACCOUNTS(Right.SEE_AUDIT),
    SETTINGS(Right.SEE_AUDIT);

    private final Right right;

    AuditArea(Right right) {
        this.right = right;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AuditArea> of(String code) {
        return Arrays.stream(values()).filter(area -> area.code().equals(code)).findFirst();
    }

    /** Those that the actor may read. */
    public static List<AuditArea> seen(Actor actor) {
        Forbidden.unless(actor, Right.SEE_AUDIT);
        return Arrays.stream(values()).filter(area -> actor.may(area.right)).toList();
    }
}
