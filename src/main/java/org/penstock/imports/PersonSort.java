package org.penstock.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Email;
import org.penstock.contacts.People;
import org.penstock.contacts.Person;
import org.penstock.contacts.PersonDraft;
import org.penstock.imports.TraceRows.Draft;
import org.penstock.imports.TraceRows.Kind;
import org.penstock.kernel.Names;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Role;
import org.springframework.stereotype.Component;

/** People: found again by the other system's id, then by e-mail address, then by name. */
@Component
class PersonSort implements Sort {
    private final People people;
    private final FreshRecords fresh;
    private final CustomCells custom;
    private final ImportJson json;

    PersonSort(People people, FreshRecords fresh, CustomCells custom, ImportJson json) {
        this.people = people;
        this.fresh = fresh;
        this.custom = custom;
        this.json = json;
    }

    private record Told(
            Ref ref,
            PersonDraft facts,
            @Nullable Person present,
            @Nullable Ref organisation,
            @Nullable Ref owner) {}

    private record Found(Cells cells, PlanRow row, @Nullable Ref ref) {}

    @Override
    public List<PlanRow> plan(Work work, ImportFile file, List<Line> lines) {
        List<Cells> all = lines.stream().map(line -> work.cells(file, line)).toList();
        work.people.prepare(all.stream().map(PersonSort::name).toList());
        work.organisations.prepare(texts(all, Target.PERSON_ORGANISATION));
        work.accounts.prepare(texts(all, Target.PERSON_OWNER));
        Map<String, UUID> byExternal =
                people.findByExternal(work.actor, work.run.origin(), texts(all, Target.PERSON_ID));
        Map<String, List<UUID>> byEmail = people.findByEmails(
                work.actor,
                all.stream()
                        .map(cells -> email(cells))
                        .filter(email -> !email.isEmpty())
                        .toList());
        List<Found> found = all.stream()
                .map(cells -> find(work, cells, byExternal, byEmail))
                .toList();
        List<UUID> known = new ArrayList<>();
        found.forEach(one -> {
            if (one.ref != null && !one.ref.fresh) {
                known.add(one.ref.id);
            }
        });
        Map<UUID, Person> present = people.byIds(work.actor, known);
        return found.stream().map(one -> row(work, one, present)).toList();
    }

    private static List<String> texts(List<Cells> all, Target target) {
        return all.stream().map(cells -> cells.text(target)).toList();
    }

    static String name(Cells cells) {
        String whole = cells.text(Target.PERSON_NAME);
        if (!whole.isEmpty()) {
            return whole;
        }
        String parts = (cells.text(Target.PERSON_FIRST_NAME) + " " + cells.text(Target.PERSON_LAST_NAME)).strip();
        return parts.isEmpty() ? email(cells) : parts;
    }

    private static String email(Cells cells) {
        List<Email> emails = Ways.emails(cells.text(Target.PERSON_EMAIL));
        return emails.isEmpty() ? "" : emails.getFirst().address().toLowerCase(Locale.ROOT);
    }

    private static Found find(Work work, Cells cells, Map<String, UUID> byExternal, Map<String, List<UUID>> byEmail) {
        PlanRow row = new PlanRow(cells.line, Entity.PEOPLE);
        row.title = name(cells);
        UUID known = byExternal.get(cells.text(Target.PERSON_ID));
        List<UUID> reached = byEmail.getOrDefault(email(cells), List.of());
        if (known == null && reached.size() == 1) {
            known = reached.getFirst();
        }
        if (known != null) {
            return new Found(cells, row, Ref.known(known, row.title));
        }
        if (Names.key(row.title).isEmpty()) {
            row.reject(Refusal.of("imports.row.no-name"));
            return new Found(cells, row, null);
        }
        return new Found(cells, row, row.settle(work.people.match(row.title)));
    }

    private PlanRow row(Work work, Found found, Map<UUID, Person> present) {
        PlanRow row = found.row;
        Ref ref = found.ref;
        if (ref == null) {
            return row;
        }
        Work.Place first = work.met.putIfAbsent(ref.id, Work.Place.of(found.cells.line));
        if (first != null) {
            row.conflict(Refusal.of("imports.row.twice", first.number()));
            return row;
        }
        row.record = ref.id;
        Cells cells = found.cells;
        String employer = cells.text(Target.PERSON_ORGANISATION);
        String ownerName = cells.text(Target.PERSON_OWNER);
        Ref organisation = employer.isEmpty() ? null : row.settle(work.organisations.match(employer));
        Ref owner = ownerName.isEmpty() || !row.goes() ? null : row.settle(work.accounts.match(ownerName));
        Person person = present.get(ref.id);
        PersonDraft facts = facts(work, cells, row, person);
        List<Refusal> flaws = new ArrayList<>(cells.wrong);
        flaws.addAll(People.flaws(facts));
        if (!flaws.isEmpty()) {
            row.reject(flaws);
        }
        if (row.goes()) {
            compare(work, row, new Told(ref, facts, person, organisation, owner));
        }
        return row;
    }

    private PersonDraft facts(Work work, Cells cells, PlanRow row, @Nullable Person person) {
        PersonDraft old = person == null ? PersonDraft.named(row.title) : person.facts();
        String id = cells.textOrNull(Target.PERSON_ID);
        PersonDraft facts = old.withJobTitle(ProductSort.or(cells.textOrNull(Target.PERSON_JOB_TITLE), old.jobTitle()))
                .withWays(
                        Ways.added(old.emails(), Ways.emails(cells.text(Target.PERSON_EMAIL)), Email::address),
                        Ways.added(old.phones(), Ways.phones(cells.text(Target.PERSON_PHONE)), Ways::digits))
                .withCustom(custom.values(work, Entity.PEOPLE, cells, row, old.custom()));
        return id == null ? facts : facts.withExternal(work.run.origin(), id);
    }

    private static void compare(Work work, PlanRow row, Told told) {
        PersonDraft old = told.present == null ? PersonDraft.named("") : told.present.facts();
        PersonDraft facts = told.facts;
        row.differs(Target.PERSON_NAME.key(), old.name(), facts.name());
        row.differs(Target.PERSON_JOB_TITLE.key(), old.jobTitle(), facts.jobTitle());
        row.differs(Target.PERSON_EMAIL.key(), Ways.emails(old.emails()), Ways.emails(facts.emails()));
        row.differs(Target.PERSON_PHONE.key(), Ways.phones(old.phones()), Ways.phones(facts.phones()));
        row.differs(Target.PERSON_ID.key(), old.externalId(), facts.externalId());
        if (told.organisation != null && !told.organisation.id.equals(old.organisationId())) {
            row.differs(Target.PERSON_ORGANISATION.key(), null, told.organisation.name);
        }
        if (told.owner != null && !told.owner.id.equals(old.ownerId())) {
            row.differs(Target.PERSON_OWNER.key(), null, told.owner.name);
        }
        CustomCells.differences(work, Entity.PEOPLE, row, old.custom(), facts.custom());
        if (told.present != null && row.differences.isEmpty()) {
            row.skip(Refusal.of("imports.row.same"));
        } else {
            row.action = told.present == null ? Action.CREATE : Action.UPDATE;
            row.write = told;
        }
    }

    @Override
    public void write(Work work, List<PlanRow> rows) {
        List<Told> all = rows.stream()
                .map(row -> (Told) Objects.requireNonNull(row.write))
                .toList();
        fresh.accounts(work, FreshRecords.named(all, Told::owner), Role.REP);
        fresh.organisations(work, FreshRecords.named(all, Told::organisation));
        List<People.Fresh> created = new ArrayList<>();
        List<People.Rewrite> changed = new ArrayList<>();
        for (Told told : all) {
            PersonDraft facts = complete(told);
            if (told.present == null) {
                created.add(new People.Fresh(told.ref.id, facts));
                told.ref.written = true;
                work.made(Kind.PERSON, told.ref.id, told.ref.name);
            } else {
                changed.add(new People.Rewrite(told.ref.id, told.present.version(), facts));
            }
        }
        people.write(work.actor, created);
        people.rewrite(work.actor, changed)
                .forEach(image -> work.traces.add(new Draft(
                        Kind.PERSON_CHANGED, image.id(), image.name(), image.version() + 1, json.of((Object) image))));
    }

    private static PersonDraft complete(Told told) {
        PersonDraft facts = told.organisation == null ? told.facts : told.facts.withOrganisation(told.organisation.id);
        return told.owner == null ? facts : facts.withOwner(told.owner.id);
    }
}
