package org.penstock.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.imports.Action;
import org.penstock.imports.ImportFile;
import org.penstock.imports.ImportPages;
import org.penstock.imports.ImportPages.View;
import org.penstock.imports.ImportRow;
import org.penstock.imports.ImportRun;
import org.penstock.imports.ImportRun.State;
import org.penstock.kernel.Actor;

/** What the command says of an import: figures for scripts, sentences for people. */
final class ImportReport {
    /** Rows of each kind of trouble that are named one by one. */
    private static final int NAMED = 20;

    private final Joined joined;
    private final View view;
    private final boolean done;

    private ImportReport(Joined joined, View view, boolean done) {
        this.joined = joined;
        this.view = view;
        this.done = done;
    }

    static ImportReport of(Joined joined, ImportRun run, boolean done) {
        return new ImportReport(joined, joined.door(ImportPages.class).load(Actor.system(), run.id()), done);
    }

    /** Exactly what scripts rely on: rows over all files. The id is null where nothing was written. */
    record Summary(@Nullable UUID importId, long created, long updated, long skipped, long conflicts, long rejected) {}

    void print(boolean json) {
        if (json) {
            ImportRun.Counts counts = view.run().counts();
            Json.print(new Summary(
                    done ? view.run().id() : null,
                    counts.created(),
                    counts.updated(),
                    counts.skipped(),
                    counts.conflicts(),
                    counts.rejected()));
        } else {
            lines().forEach(System.out::println);
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (view.run().state() == State.UNDONE) {
            undone(lines);
            return lines;
        }
        view.files().forEach(file -> lines.add(file(file)));
        ImportRun.Counts counts = view.run().counts();
        lines.add(String.format(
                Locale.ENGLISH,
                "%s: %,d to create, %,d to update, %,d to skip, %,d in conflict, %,d rejected.",
                done ? "Done" : "Plan",
                counts.created(),
                counts.updated(),
                counts.skipped(),
                counts.conflicts(),
                counts.rejected()));
        if (done) {
            lines.set(
                    lines.size() - 1,
                    lines.getLast()
                            .replace("to create", "created")
                            .replace("to update", "updated")
                            .replace("to skip", "skipped"));
        }
        if (counts.all() == counts.skipped()) {
            lines.add("Nothing changes: every row stands here already.");
        }
        joined.door(ImportPages.class)
                .remembered(Actor.system(), view.run().id())
                .forEach(one -> lines.add("Remembered: " + one.spelling() + " is " + one.answer() + "."));
        named(lines, Action.CONFLICT);
        named(lines, Action.REJECT);
        lines.add(
                done
                        ? "Import " + view.run().id() + ". Take it back with: penstock import --undo "
                                + view.run().id()
                        : "Nothing was changed. Run it again with --yes to do it.");
        return lines;
    }

    private void undone(List<String> lines) {
        long left = view.run().leftAlone();
        lines.add("Import " + view.run().id() + " is undone.");
        if (left > 0) {
            lines.add(String.format(
                    Locale.ENGLISH, "%,d records stay, because somebody edited them or uses them:", left));
            joined.door(ImportPages.class)
                    .leftAlone(Actor.system(), view.run().id())
                    .forEach(one -> lines.add("  " + one.kind() + " " + one.name()));
        }
    }

    private static String file(ImportFile file) {
        String holds =
                file.entity() == null ? "not recognised" : file.entity().code().replace('-', ' ');
        return String.format(Locale.ENGLISH, "%s: %s, %,d rows", file.name(), holds, file.lines());
    }

    private void named(List<String> lines, Action action) {
        List<ImportRow> rows = joined.door(ImportPages.class)
                .rows(Actor.system(), view.run(), action, 1)
                .items();
        rows.stream()
                .limit(NAMED)
                .forEach(row -> lines.add("  " + view.files().get(row.file()).name() + " row " + row.line() + ", "
                        + action.code() + ": " + Refusals.words(joined.beans(), row.reasons())));
        if (view.run().counts().of(action) > NAMED) {
            lines.add("  … and " + (view.run().counts().of(action) - NAMED) + " more");
        }
    }
}
