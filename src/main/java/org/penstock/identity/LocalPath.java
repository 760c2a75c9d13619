package org.penstock.identity;

import org.jspecify.annotations.Nullable;
import org.penstock.web.Redirects;

/** Where to go after sign-in: only a path on this server, whatever the link says. */
public final class LocalPath {
    private static final int LENGTH_MAX = 2_000;

    private LocalPath() {}

    /** The path when it is a local one, else the start page. */
    public static String of(@Nullable String next) {
        return next != null && local(next) ? next : "/";
    }

    private static boolean local(String next) {
        return next.length() <= LENGTH_MAX && Redirects.isOurs(next) && !next.startsWith("/sign-in");
    }
}
