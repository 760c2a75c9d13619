package org.penstock.database;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the embedded database again when its process dies, by the hand of a person, for want of memory or by a fault of
 * its own. Meanwhile pages answer 503. It never gives up: what keeps the database down, such as a full disk, may be mended.
 */
final class EmbeddedWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

    private final EmbeddedPostgres postgres;
    private final CountDownLatch ended = new CountDownLatch(1);

    private EmbeddedWatch(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static EmbeddedWatch begin(EmbeddedPostgres postgres) {
        EmbeddedWatch watch = new EmbeddedWatch(postgres);
        Thread.ofVirtual().name("database-watch").start(watch::run);
        return watch;
    }

    private void run() {
        Duration pause = LOOK_EVERY;
        while (!endedWithin(pause)) {
            pause = postgres.isRunning() ? LOOK_EVERY : revived(pause);
        }
    }

    /** The pause until the next look: longer after each failure. */
    private Duration revived(Duration pause) {
        LOG.error("The embedded database has died; starting it again");
        try {
            postgres.revive();
            LOG.warn("The embedded database answers again");
            return LOOK_EVERY;
        } catch (RuntimeException stillDown) {
            LOG.error("The embedded database does not start: {}", stillDown.getMessage());
            Duration longer = pause.multipliedBy(2);
            return longer.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : longer;
        }
    }

    private boolean endedWithin(Duration pause) {
        try {
            return ended.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
