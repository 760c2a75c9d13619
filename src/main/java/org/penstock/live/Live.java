package org.penstock.live;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The door for whoever changes what pages show: say it inside the transaction, and it is told when that has committed. */
@Component
public class Live {
    /** By which a page names itself, so that it is not told what it has just done. */
    static final String TAB = "X-Tab";

    private static final int TAB_MAX = 40;

    private final LiveSender sender;

    Live(LiveSender sender) {
        this.sender = sender;
    }

    /** Fields as in {@link LiveChange}. */
    public void tell(
            Actor actor,
            String kind,
            List<UUID> ids,
            List<UUID> places,
            @Nullable List<UUID> owners,
            List<UUID> people) {
        tell(new LiveChange(kind, ids, places, owners, people, tab()));
    }

    /** So much changed that naming it would be longer than looking anew. */
    public void tellMany(Actor actor, String kind) {
        tell(LiveChange.many(kind));
    }

    private void tell(LiveChange change) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            sender.offer(change);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                sender.offer(change);
            }
        });
    }

    private static @Nullable String tab() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)) {
            return null;
        }
        String tab = request.getRequest().getHeader(TAB);
        return tab == null || tab.length() > TAB_MAX ? null : tab;
    }
}
