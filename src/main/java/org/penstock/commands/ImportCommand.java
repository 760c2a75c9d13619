package org.penstock.commands;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.penstock.imports.ImportOptions;
import org.penstock.imports.ImportRun;
import org.penstock.imports.Imports;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.teams.Company;
import org.penstock.teams.CompanySettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "import",
        description = {
            "Brings CSV or XLSX files in: several at once, in any order.",
            "Without --yes it prints what it would do and changes nothing."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ImportCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable PenstockCommand penstock;

    @Option(names = "--yes", description = "Do it, without asking.")
    private boolean yes;

    @Option(names = "--undo", paramLabel = "ID", description = "Take an earlier import back.")
    private @Nullable UUID undo;

    @Option(names = "--currency", paramLabel = "CODE", description = "Currency of amounts that name none, such as EUR.")
    private @Nullable String currency;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Zone of times that name none, such as Europe/Berlin.")
    private @Nullable String zone;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "The files.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        PenstockCommand parent = Objects.requireNonNull(penstock);
        check(parent);
        return Joined.with(parent.installation("penstock"), joined -> run(joined, parent.json()));
    }

    private void check(PenstockCommand parent) {
        if (files.isEmpty() == (undo == null)) {
            throw parent.wrong("Name the files to import, or an earlier import with --undo ID.");
        }
        for (Path file : files) {
            if (!java.nio.file.Files.isReadable(file) || java.nio.file.Files.isDirectory(file)) {
                throw parent.wrong("The file " + file + " can't be read. Is its name right?");
            }
        }
        try {
            if (currency != null) {
                Currency.getInstance(currency);
            }
        } catch (IllegalArgumentException e) {
            throw parent.wrong("--currency wants a code of three letters such as USD, not " + currency + ".");
        }
        try {
            if (zone != null) {
                ZoneId.of(zone);
            }
        } catch (java.time.DateTimeException e) {
            throw parent.wrong("--zone wants a name such as Europe/Berlin or UTC, not " + zone + ".");
        }
    }

    private int run(Joined joined, boolean json) {
        return undo == null ? bring(joined, json) : takeBack(joined, json, undo);
    }

    private int bring(Joined joined, boolean json) {
        Imports imports = joined.door(Imports.class);
        List<Imports.Upload> uploads = files.stream()
                .map(file -> new Imports.Upload(String.valueOf(file.getFileName()), file))
                .toList();
        UUID id = joined.done(imports.plan(Actor.system(), uploads, options(joined)));
        if (!yes) {
            ImportRun planned = imports.get(Actor.system(), id);
            ImportReport.of(joined, planned, false).print(json);
            imports.discard(Actor.system(), id);
            return ExitCodes.NEEDS_ANSWER;
        }
        ImportRun run = imports.applyNow(Actor.system(), id);
        ImportReport.of(joined, run, true).print(json);
        return run.counts().conflicts() + run.counts().rejected() > 0 ? ExitCodes.FINDINGS : ExitCodes.DONE;
    }

    private ImportOptions options(Joined joined) {
        CompanySettings company = joined.door(Company.class).settings();
        return new ImportOptions(
                ImportOptions.ORIGINS.getFirst(),
                currency == null ? company.currency() : currency,
                zone == null ? company.zone() : ZoneId.of(zone));
    }

    private static int takeBack(Joined joined, boolean json, UUID id) {
        ImportRun run;
        try {
            run = joined.door(Imports.class)
                    .undoNow(Actor.system(), id)
                    .orElseThrow(() -> new Trouble("There is nothing to undo in the import " + id + ".", null));
        } catch (Missing unknown) {
            throw new Trouble("There is no import " + id + ". Its id is printed when it is done.", unknown);
        }
        ImportReport.of(joined, run, true).print(json);
        return run.leftAlone() > 0 ? ExitCodes.FINDINGS : ExitCodes.DONE;
    }
}
