package org.penstock.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.penstock.backups.Manifest;
import org.penstock.backups.Progress;
import org.penstock.backups.Restore;
import org.penstock.database.DataDirectory;
import org.penstock.database.ServerLock;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "restore",
        description = {
            "Puts a backup into an empty database: a fresh data directory, or an external one by --database-url.",
            "It refuses what it can't do before it touches anything, and checks everything at the end."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RestoreCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable PenstockCommand penstock;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("");

    /** What was restored, and what {@code check} says of it. */
    record Summary(
            String file,
            String sha256,
            String madeAt,
            int tables,
            long rows,
            int files,
            List<String> migrated,
            CheckSummary check) {}

    @Override
    public Integer call() {
        PenstockCommand parent = Objects.requireNonNull(penstock);
        if (!java.nio.file.Files.isReadable(file) || java.nio.file.Files.isDirectory(file)) {
            throw parent.wrong("The file " + file + " can't be read. Is its name right?");
        }
        Installation installation = parent.installation("penstock");
        DataDirectory directory = installation.directory();
        try (ServerLock alone = ServerLock.take(directory, installation.url());
                ConfigurableApplicationContext beans = installation.start(
                        directory,
                        WebApplicationType.NONE,
                        "--penstock.serving=false",
                        "--spring.main.lazy-initialization=true",
                        "--db-scheduler.enabled=false",
                        "--logging.level.root=warn",
                        "--spring.flyway.enabled=false")) {
            return restore(new Joined(beans, installation.url()), installation, parent.json());
        }
    }

    private int restore(Joined joined, Installation installation, boolean json) {
        boolean embedded =
                installation.databaseUrl() == null || installation.databaseUrl().isBlank();
        Progress progress = json ? Progress.SILENT : RestoreCommand::tell;
        Restore.Restored done = joined.door(Restore.class).restore(file, embedded, progress);
        CheckSummary check = CheckCommand.summary(joined);
        Manifest manifest = done.manifest();
        Summary summary = new Summary(
                file.toString(),
                done.sha256(),
                manifest.madeAt().toString(),
                manifest.tables().size(),
                manifest.rows(),
                manifest.files().size(),
                done.migrated(),
                check);
        if (json) {
            Json.print(summary);
        } else {
            print(summary);
        }
        return check.disagreements() == 0 ? ExitCodes.DONE : ExitCodes.FINDINGS;
    }

    private static boolean tell(long done, long total) {
        System.err.println("  " + (total == 0 ? 100 : done * 100 / total) + " %, " + done + " rows");
        return true;
    }

    private static void print(Summary summary) {
        System.out.println("Restored       " + summary.file() + ", made " + summary.madeAt());
        System.out.println("Holds          " + summary.rows() + " rows of " + summary.tables() + " tables, "
                + summary.files() + " files");
        System.out.println("Digest         " + summary.sha256());
        System.out.println(
                "Gone forward   " + (summary.migrated().isEmpty() ? "nothing" : String.join(", ", summary.migrated())));
        summary.check().lines().forEach(System.out::println);
        System.out.println("Everybody signs in again; links that were sent before are void.");
    }
}
