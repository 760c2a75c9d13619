package org.penstock.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where a PostgreSQL is, as pgJDBC wants it. User and password may stand in the URL itself. */
record ExternalUrl(
        String jdbc, @Nullable String user, @Nullable String password) {

    static ExternalUrl parse(String url) {
        String text = url.strip();
        if (text.startsWith("jdbc:postgresql:")) {
            return new ExternalUrl(text, null, null);
        }
        if (!text.startsWith("postgres://") && !text.startsWith("postgresql://")) {
            throw new DatabaseTrouble("The database URL must begin with jdbc:postgresql:// or postgres://");
        }
        try {
            URI uri = URI.create(text);
            String[] login = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return new ExternalUrl(
                    "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                    login.length > 0 ? decoded(login[0]) : null,
                    login.length > 1 ? decoded(login[1]) : null);
        } catch (IllegalArgumentException e) {
            throw new DatabaseTrouble(
                    "The database URL can't be read. It looks like postgres://user:password@host:5432/penstock", e);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
