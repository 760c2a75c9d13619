package org.penstock.deals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.live.Live;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells open pages which deals were changed: those who see a deal now and those who saw it before the change. */
@Component
class DealNews {
    static final String KIND = "deals";

    /** Groups of deals with the same owners; from there on all pages look anew. */
    private static final int GROUPS_MAX = 20;

    private static final String WHERE = "select id, stage_id, owner_id from deal where id = any(:ids::uuid[])";

    private final Live live;
    private final JdbcClient jdbc;

    DealNews(Live live, JdbcClient jdbc) {
        this.live = live;
        this.jdbc = jdbc;
    }

    void changed(Actor actor, List<Deal> deals) {
        tell(
                actor,
                deals.stream()
                        .map(deal -> new One(
                                deal.id,
                                List.of(deal.stageBefore.id(), deal.stage.id()),
                                owners(deal.fresh ? deal.owner : deal.ownerBefore, deal.owner)))
                        .toList());
    }

    /** The next steps of these deals are others now. */
    void stepped(Collection<UUID> deals) {
        List<One> ones = jdbc.sql(WHERE)
                .param("ids", deals.toArray(UUID[]::new))
                .query((row, number) -> new One(
                        row.getObject("id", UUID.class),
                        List.of(row.getObject("stage_id", UUID.class)),
                        owners(row.getObject("owner_id", UUID.class), row.getObject("owner_id", UUID.class))))
                .list();
        tell(Actor.system(), ones);
    }

    /** @param owners null where nobody owned or owns it, so that everybody sees it */
    private record One(
            UUID deal, List<UUID> stages, @Nullable Set<UUID> owners) {}

    private void tell(Actor actor, List<One> ones) {
        Map<Set<UUID>, List<One>> groups = new LinkedHashMap<>();
        ones.forEach(one -> groups.computeIfAbsent(
                        Objects.requireNonNullElse(one.owners, Set.of()), any -> new ArrayList<>())
                .add(one));
        if (groups.size() > GROUPS_MAX) {
            live.tellMany(actor, KIND);
            return;
        }
        groups.forEach((owners, group) -> live.tell(
                actor,
                KIND,
                group.stream().map(One::deal).toList(),
                group.stream().flatMap(one -> one.stages.stream()).distinct().toList(),
                owners.isEmpty() ? null : List.copyOf(owners),
                List.of()));
    }

    private static @Nullable Set<UUID> owners(@Nullable UUID before, @Nullable UUID now) {
        return before == null || now == null ? null : new HashSet<>(List.of(before, now));
    }
}
