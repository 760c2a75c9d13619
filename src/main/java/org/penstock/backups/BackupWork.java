package org.penstock.backups;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penstock.backups.BackupDirectory.Found;
import org.penstock.backups.BackupDirectory.Kind;
import org.penstock.kernel.Actor;
import org.penstock.teams.Company;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes a backup of the server's own accord or at somebody's wish, and lets older ones go once a newer one is whole. */
@Component
class BackupWork {
    private static final Logger LOG = LoggerFactory.getLogger(BackupWork.class);
    private static final Duration WORD_EVERY = Duration.ofSeconds(1);

    /** A failed one is tried again after this. */
    private static final Duration AGAIN_AFTER = Duration.ofHours(1);

    private final Backups backups;
    private final BackupRuns runs;
    private final BackupDirectory directory;
    private final BackupPolicies policies;
    private final Company company;
    private final Clock clock;
    private final String node = node();

    BackupWork(
            Backups backups,
            BackupRuns runs,
            BackupDirectory directory,
            BackupPolicies policies,
            Company company,
            Clock clock) {
        this.backups = backups;
        this.runs = runs;
        this.directory = directory;
        this.policies = policies;
        this.company = company;
        this.clock = clock;
    }

    static String node() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }

    /** Puts the list right, and makes the backup that is due, if one is. */
    void look() {
        Instant now = clock.instant();
        runs.failSilent(now);
        directory.all().forEach(found -> runs.adopt(found, node));
        Instant slot = policies.get(Actor.system()).slot(now, zone());
        if (slot != null
                && company.settings().setUpAt() != null
                && !runs.scheduledSince(slot, now.minus(AGAIN_AFTER))) {
            runs.begin(Kind.SCHEDULED, Actor.system(), node, now).ifPresent(this::go);
        }
    }

    Optional<UUID> begin(Actor actor) {
        return runs.begin(Kind.MANUAL, actor, node, clock.instant());
    }

    /** Makes the backup of a run that has begun. */
    void go(UUID id) {
        Optional<BackupRun> run = runs.find(id).filter(found -> found.state().equals("running"));
        if (run.isEmpty()) {
            return;
        }
        try {
            Path file = directory.fresh(Kind.of(run.get().kind()));
            Backups.Made made = backups.make(Actor.system(), file, false, words(id));
            runs.finish(id, node, String.valueOf(file.getFileName()), made, clock.instant());
            LOG.info(
                    "Backup {} is whole: {} bytes, {} rows",
                    file.getFileName(),
                    made.bytes(),
                    made.manifest().rows());
            sweep();
        } catch (BackupWriter.Cancelled cancelled) {
            runs.fail(id, "cancelled", "cancelled", clock.instant());
        } catch (IOException | RuntimeException failed) {
            LOG.error("The backup failed", failed);
            runs.fail(id, "failed", trouble(failed), clock.instant());
        }
    }

    /** The database is told once in a while, whatever the rows' speed. */
    private Progress words(UUID id) {
        long[] next = {System.nanoTime()};
        return (done, total) -> {
            if (System.nanoTime() < next[0]) {
                return true;
            }
            next[0] = System.nanoTime() + WORD_EVERY.toNanos();
            return runs.touch(id, done, total, clock.instant());
        };
    }

    /** Only ever after a newer one is whole. */
    private void sweep() {
        List<Found> removable = Retention.removable(directory.all(), policies.get(Actor.system()), zone());
        for (Found old : removable) {
            directory.remove(old.name());
            runs.forget(old.name());
            LOG.info("Removed the backup {}, older than the policy keeps", old.name());
        }
    }

    private ZoneId zone() {
        return company.settings().zone();
    }

    /** The end of the message key. */
    private static String trouble(Exception failed) {
        String said = String.valueOf(failed.getMessage()) + failed.getCause();
        if (said.contains("No space left") || said.contains("disk is full")) {
            return "disk";
        }
        if (failed instanceof java.nio.file.FileSystemException || said.contains("may not write")) {
            return "place";
        }
        return said.contains("database stopped") ? "database" : "other";
    }
}
