package org.penstock.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends committed changes by NOTIFY, many at once, in a transaction of their own. Not in that of the change: there
 * PostgreSQL holds one lock for all notifiers until the commit has reached the disk, so every write of the company would
 * queue behind the one before it (docs/decisions/0015).
 */
@Component
class LiveSender implements DisposableBean {
    static final String CHANNEL = "penstock_live";

    /** Changes that wait; when there are more, all pages are told to look anew. */
    static final int PENDING_MAX = 500;

    /** Between two sendings, so that a burst travels together. */
    private static final Duration PAUSE = Duration.ofMillis(40);

    private static final Logger log = LoggerFactory.getLogger(LiveSender.class);
    /** Nobody needs to hear it after a crash, so this commit does not wait for the disk. */
    private static final String NOTIFY = """
            select pg_notify('%s', payload)
              from (select set_config('synchronous_commit', 'off', true)) hurry, unnest(:payloads::text[]) payload""".formatted(CHANNEL);

    private static final List<String> KINDS = List.of("deals", "activities");

    private final JdbcClient jdbc;
    private final BlockingQueue<LiveChange> pending = new ArrayBlockingQueue<>(PENDING_MAX);
    private final AtomicBoolean overflown = new AtomicBoolean();
    private final AtomicBoolean sending = new AtomicBoolean();

    LiveSender(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void offer(LiveChange change) {
        if (!pending.offer(change)) {
            overflown.set(true);
        }
        if (sending.compareAndSet(false, true)) {
            Thread.ofVirtual().name("live-sender").start(this::run);
        }
    }

    private void run() {
        do {
            try {
                while (!pending.isEmpty()) {
                    send();
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            } finally {
                sending.set(false);
            }
            // What came in between the last look and the release of the flag.
        } while (!pending.isEmpty() && sending.compareAndSet(false, true));
    }

    private void send() {
        List<LiveChange> changes = new ArrayList<>();
        pending.drainTo(changes);
        if (overflown.getAndSet(false)) {
            changes = KINDS.stream().map(LiveChange::many).toList();
        }
        try {
            jdbc.sql(NOTIFY)
                    .param("payloads", LiveCodec.payloads(changes).toArray(String[]::new))
                    .query((row, number) -> true)
                    .list();
        } catch (DataAccessException lost) {
            // The changes stand; when the database is back every page is told to look anew.
            log.warn(
                    "Open pages were not told of {} changes: {}",
                    changes.size(),
                    lost.getClass().getSimpleName());
            overflown.set(true);
        }
    }

    /** A command ends right after its work; what it did is told before. */
    @Override
    public void destroy() {
        if (!pending.isEmpty()) {
            send();
        }
    }
}
