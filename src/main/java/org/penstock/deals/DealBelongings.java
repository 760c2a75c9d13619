package org.penstock.deals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penstock.identity.Belongings;
import org.penstock.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The open deals of somebody who leaves: counted, and handed over with an entry in each ledger. */
@Component
class DealBelongings implements Belongings {
    private static final String COUNT =
            "select coalesce(sum(deals), 0) from deal_sum where owner_id = :owner and outcome = 'open'";
    private static final String OPEN = """
            select id from deal where owner_id = :owner and outcome = 'open' and deleted_at is null
             order by id limit :limit""";

    private final JdbcClient jdbc;
    private final DealWork work;

    DealBelongings(JdbcClient jdbc, DealWork work) {
        this.jdbc = jdbc;
        this.work = work;
    }

    @Override
    public int count(Actor actor, UUID account) {
        return jdbc.sql(COUNT).param("owner", account).query(Integer.class).single();
    }

    @Override
    @Transactional
    public void handOver(Actor actor, UUID from, UUID to) {
        List<UUID> deals = open(from);
        while (!deals.isEmpty()) {
            work.each(actor, deals, null, (deal, stages, pen) -> {
                deal.changeOwner(to, pen);
                return Optional.empty();
            });
            deals = open(from);
        }
    }

    private List<UUID> open(UUID owner) {
        return new ArrayList<>(jdbc.sql(OPEN)
                .param("owner", owner)
                .param("limit", DealWork.DEALS_MAX)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }
}
