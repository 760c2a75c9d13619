package org.penstock.commands;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.penstock.backups.Backups;
import org.penstock.backups.Manifest;
import org.penstock.backups.Progress;
import org.penstock.kernel.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "backup",
        description = {
            "Writes everything into one file, as it is at one moment, while the server goes on.",
            "It never writes over a file without --force. FILE - is standard output."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BackupCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    @ParentCommand
    private @Nullable PenstockCommand penstock;

    @Option(names = "--force", description = "Replace FILE if it is there.")
    private boolean force;

    @Parameters(paramLabel = "FILE", description = "Where to, such as penstock-backup.zip.")
    private String file = "";

    /** What was made. */
    record Summary(
            String file,
            String sha256,
            long bytes,
            String madeAt,
            int tables,
            long rows,
            int files,
            Map<String, String> schema) {}

    @Override
    public Integer call() {
        PenstockCommand parent = Objects.requireNonNull(penstock);
        boolean toOutput = file.equals(STANDARD_OUTPUT);
        if (toOutput && parent.json()) {
            throw parent.wrong("--json and the backup can't both go to standard output. Name a file.");
        }
        return Joined.with(
                parent.installation("penstock"), joined -> toOutput ? pour(joined) : write(joined, parent.json()));
    }

    private static int pour(Joined joined) {
        Manifest made = joined.door(Backups.class).make(Actor.system(), System.out, Progress.SILENT);
        System.out.flush();
        if (System.out.checkError()) {
            throw new Trouble("The backup could not be written: whoever reads the output has gone away.", null);
        }
        System.err.println(
                "Backed up " + made.rows() + " rows of " + made.tables().size() + " tables.");
        return ExitCodes.DONE;
    }

    private int write(Joined joined, boolean json) {
        Backups.Made made = joined.door(Backups.class).make(Actor.system(), Path.of(file), force, Progress.SILENT);
        Manifest manifest = made.manifest();
        Summary summary = new Summary(
                file,
                made.sha256(),
                made.bytes(),
                manifest.madeAt().toString(),
                manifest.tables().size(),
                manifest.rows(),
                manifest.files().size(),
                manifest.schema());
        if (json) {
            Json.print(summary);
        } else {
            System.out.println("Backup    " + file + ", " + made.bytes() + " bytes");
            System.out.println("Holds     " + manifest.rows() + " rows of " + summary.tables() + " tables, "
                    + summary.files() + " files, as of " + summary.madeAt());
            System.out.println("Digest    " + made.sha256() + " (SHA-256 of its manifest; restore prints it again)");
        }
        return ExitCodes.DONE;
    }
}
