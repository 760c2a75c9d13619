package org.penstock.identity;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of accounts for the API: by name, deactivated ones last, from a place on. */
@Component
public class AccountWindows {
    private static final String AFTER = "select " + Account.COLUMNS + """

              from account a
             where (:q = '' or a.name_key like :like escape '\\' or a.email like :like escape '\\')
               and (:first or (a.state = 'deactivated', a.name collate "und-x-icu", a.id)
                            > (:gone, :name collate "und-x-icu", :id))
             order by a.state = 'deactivated', a.name collate "und-x-icu", a.id
             limit :limit""";

    private final JdbcClient jdbc;

    AccountWindows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place in the list: that of this account. */
    public record Place(boolean deactivated, String name, UUID id) {
        public static Place of(Account account) {
            return new Place(account.state() == Account.State.DEACTIVATED, account.name(), account.id());
        }
    }

    /** @param q words of the name or the e-mail address; empty is any */
    public List<Account> after(Actor actor, String q, @Nullable Place after, int limit) {
        String part = q.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
        return jdbc.sql(AFTER)
                .param("q", q.strip())
                .param("like", "%" + part + "%")
                .param("first", after == null)
                .param("gone", after != null && after.deactivated())
                .param("name", after == null ? "" : after.name())
                .param("id", after == null ? null : after.id())
                .param("limit", limit)
                .query(Account::of)
                .list();
    }
}
