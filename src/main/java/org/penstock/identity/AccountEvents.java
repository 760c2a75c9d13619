package org.penstock.identity;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers what happened to accounts: who signed in, who was invited, by whom. */
@Component
public class AccountEvents {
    private static final String ADD = """
            insert into account_event (id, account_id, kind, made_by, address, user_agent, detail, happened_at)
            values (:id, :account, :kind, :madeBy, :address, :userAgent, :detail, :now)
            """;

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    AccountEvents(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** By the person themselves, from somewhere. */
    void add(String kind, @Nullable UUID account, Client client) {
        add(kind, account, account, client, null);
    }

    /** Something of weight that a person did elsewhere; the kind is one word of that module's. */
    public void add(Actor actor, String kind, @Nullable String detail) {
        add(kind, actor.id(), actor.id(), null, detail);
    }

    /** By a colleague, or by the system where nobody is named. */
    void add(String kind, UUID account, @Nullable UUID madeBy, @Nullable String detail) {
        add(kind, account, madeBy, null, detail);
    }

    private void add(
            String kind,
            @Nullable UUID account,
            @Nullable UUID madeBy,
            @Nullable Client client,
            @Nullable String detail) {
        jdbc.sql(ADD)
                .param("id", ids.next())
                .param("account", account)
                .param("kind", kind)
                .param("madeBy", madeBy)
                .param("address", client == null ? null : client.address())
                .param("userAgent", client == null ? null : client.userAgent())
                .param("detail", detail)
                .param("now", Times.sql(clock.instant()))
                .update();
    }
}
