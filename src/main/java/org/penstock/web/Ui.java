package org.penstock.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Money;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Right;

/**
 * What every template knows about the request: who reads, in which language and zone, where the assets are.
 * Controllers take it as an argument and hand it to the template as its first parameter, {@code ui}.
 *
 * @param actor who is signed in; null on the pages before sign-in
 * @param texts words and figures in the reader's language and zone
 * @param path the request's path without the query
 * @param query the request's query string, or empty
 * @param csrf the token that a form sends as {@code _csrf}; the layout gives it to htmx as a header
 * @param assets the path that static files are under, with the build's mark so that they may be cached for ever
 * @param theme light, dark or auto
 * @param htmx whether a region is asked for and not a page
 * @param shell what the modules put around every page
 */
public record Ui(
        @Nullable Actor actor,
        Texts texts,
        String path,
        String query,
        String csrf,
        String assets,
        String theme,
        boolean htmx,
        Shell shell) {

    public String t(String key, Object... args) {
        return texts.of(key, args);
    }

    public String n(String key, long count, Object... args) {
        return texts.count(key, count, args);
    }

    public String money(@Nullable Money money) {
        return texts.money(money);
    }

    public boolean may(Right right) {
        return actor != null && actor.may(right);
    }

    public boolean isMe(@Nullable UUID account) {
        return actor != null && actor.is(account);
    }

    public String language() {
        return texts.locale().getLanguage();
    }

    /** Whether a link to this path leads to the page that is shown, or to one above it. */
    public boolean at(String link) {
        return path.equals(link) || path.startsWith(link + "/");
    }

    /** This page's URL with one parameter of the query changed: {@code ui.with("page", 2)}. */
    public String with(String parameter, Object value) {
        return link(path, query, parameter, value);
    }

    /** A URL of a path and a query with one parameter changed, or left out where the value is empty. */
    public static String link(String path, String query, String parameter, Object value) {
        return Queries.with(path, query, parameter, value.toString());
    }

    /** The URL of a static file: {@code ui.asset("js/deals/board.js")}. */
    public String asset(String file) {
        return assets + "/" + file;
    }

    /** The refusals that belong to a field, as text; empty when there is none. */
    public String errors(List<Refusal> refusals, String field) {
        return String.join(
                " ",
                refusals.stream()
                        .filter(refusal -> field.equals(refusal.field()))
                        .map(texts::of)
                        .toList());
    }
}
