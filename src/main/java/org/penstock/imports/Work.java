package org.penstock.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.StageFact;
import org.penstock.fields.CustomField;
import org.penstock.imports.TraceRows.Draft;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Money;

/** One going-through of an import's rows: as a dry run, or with writing. What all kinds of rows share meanwhile. */
final class Work {
    final ImportRun run;
    final Actor actor;
    final boolean writing;
    final Instant now;
    final List<ImportFile> files;
    final NameBook organisations;
    final NameBook people;
    final NameBook products;
    final NameBook accounts;
    final Map<String, String> answers;
    /** The custom fields of columns, by the column, and their definitions by subject. */
    final Map<Column, String> fieldKeys = new HashMap<>();

    private final Map<Integer, Layout> layouts = new HashMap<>();

    final Map<Entity, List<CustomField>> fields = new HashMap<>();
    /** What files may tell the tools of the stages, by name. */
    final Map<String, StageFact> facts = new HashMap<>();
    /** Written with the rows of the chunk. */
    final List<Draft> traces = new ArrayList<>();
    /** Choices to be remembered. */
    final Map<String, Choice> choices = new HashMap<>();
    /** List prices that the files themselves bring. */
    final Map<UUID, Money> prices = new HashMap<>();

    final DealWorks deals;
    /** Records that a row of this import has met already, so that a second row about it is told. */
    final Map<UUID, Place> met = new HashMap<>();

    Work(
            ImportRun run,
            Actor actor,
            boolean writing,
            Instant now,
            List<ImportFile> files,
            Books books,
            DealWorks deals,
            Map<String, String> answers) {
        this.run = run;
        this.actor = actor;
        this.writing = writing;
        this.now = now;
        this.files = files;
        this.organisations = books.organisations();
        this.people = books.people();
        this.products = books.products();
        this.accounts = books.accounts();
        this.deals = deals;
        this.answers = answers;
    }

    /** Where a row stands; its cells are not kept. */
    record Place(int file, int number) {
        static Place of(Line line) {
            return new Place(line.file(), line.number());
        }
    }

    record Books(NameBook organisations, NameBook people, NameBook products, NameBook accounts) {}

    /** This spelling is that record. */
    record Choice(String question, String spelling, Ref ref) {}

    List<ImportFile> files(Entity entity) {
        return files.stream().filter(file -> file.entity() == entity).toList();
    }

    Cells cells(ImportFile file, Line line) {
        return new Cells(layouts.computeIfAbsent(file.number(), same -> Layout.of(file, fieldKeys)), line, run.zone());
    }

    ImportFile file(int number) {
        return files.get(number);
    }

    /** A spelling that differs from the record's name is a choice that later imports go by. */
    void spelled(NameBook book, @Nullable Ref ref, String spelling) {
        if (ref != null && !ref.name.equals(spelling) && !spelling.isEmpty()) {
            choices.putIfAbsent(
                    book.question(spelling) + "|" + spelling, new Choice(book.question(spelling), spelling, ref));
        }
    }

    void made(TraceRows.Kind kind, UUID record, String name) {
        traces.add(Draft.made(kind, record, name));
    }
}
