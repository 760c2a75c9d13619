package org.penstock.backups;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.Audit;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Page;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.teams.Company;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the page of backups shows and lets one do. */
@Component
public class BackupPages {
    private final BackupRuns runs;
    private final BackupPolicies policies;
    private final BackupDirectory directory;
    private final BackupWork work;
    private final BackupJobs.Queue queue;
    private final Company company;
    private final Audit audit;
    private final Clock clock;

    BackupPages(
            BackupRuns runs,
            BackupPolicies policies,
            BackupDirectory directory,
            BackupWork work,
            BackupJobs.Queue queue,
            Company company,
            Audit audit,
            Clock clock) {
        this.runs = runs;
        this.policies = policies;
        this.directory = directory;
        this.work = work;
        this.queue = queue;
        this.company = company;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param place the directory on the server
     * @param next when the next one begins by itself; null where none is wanted
     * @param running the one that is being made
     * @param failed the last one, if that one failed
     */
    public record View(
            BackupPolicy policy,
            String place,
            @Nullable Instant next,
            @Nullable BackupRun running,
            @Nullable BackupRun failed,
            Page<Item> list) {}

    /** A backup in the list; {@code here} is whether its file lies on this machine. */
    public record Item(BackupRun run, boolean here) {}

    /** A file to send. */
    public record Download(String name, Path file) {}

    public View load(Actor actor, int page) {
        BackupPolicy policy = policies.get(actor);
        int size = Page.DEFAULT_SIZE;
        List<Item> items = runs.list(size, (Math.max(1, page) - 1) * size).stream()
                .map(run -> new Item(run, here(run).isPresent()))
                .toList();
        return new View(
                policy,
                directory.root().toString(),
                policy.next(clock.instant(), company.settings().zone()),
                runs.running().orElse(null),
                runs.last().filter(last -> last.state().equals("failed")).orElse(null),
                Page.of(items, Math.max(1, page), size, -1));
    }

    public Optional<BackupRun> running(Actor actor) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        return runs.running();
    }

    /** Begins one in the background. */
    public Result<UUID> start(Actor actor) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        Optional<UUID> begun = work.begin(actor);
        begun.ifPresent(queue::add);
        return begun.map(Result::done).orElseGet(() -> Result.refused(Refusal.of("backups.running.already")));
    }

    public void cancel(Actor actor) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        runs.askCancel();
    }

    /** Who takes everything out of the house is remembered. */
    @Transactional
    public Download download(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        BackupRun run = runs.find(id).orElseThrow(() -> new Missing("Backup"));
        Path file = here(run).orElseThrow(() -> new Missing("Backup"));
        audit.note(actor, "backup_downloaded", String.valueOf(run.fileName()), Map.of(), Map.of());
        return new Download(String.valueOf(run.fileName()), file);
    }

    private Optional<Path> here(BackupRun run) {
        return Optional.ofNullable(run.fileName()).filter(name -> run.whole()).flatMap(directory::find);
    }
}
