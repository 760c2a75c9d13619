package org.penstock.imports;

import java.util.Locale;
import java.util.Optional;

/** What becomes of a row. */
public enum Action {
    CREATE,
    UPDATE,
    SKIP,
    /** Somebody has to decide. */
    CONFLICT,
    /** The row has to be mended. */
    REJECT;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return "imports.action." + code();
    }

    public static Action of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public static Optional<Action> find(String code) {
        for (Action action : values()) {
            if (action.code().equals(code)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }

    boolean writes() {
        return this == CREATE || this == UPDATE;
    }
}
