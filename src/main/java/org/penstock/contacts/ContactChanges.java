package org.penstock.contacts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.penstock.contacts.BinRows.Binned;
import org.penstock.contacts.ContactUndoRows.Before;
import org.penstock.contacts.ContactUndoRows.Kind;
import org.penstock.fields.Labels;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes to people and organisations that can be taken back: the facts of one, one fact of many, the bin. */
@Component
public class ContactChanges {
    /** The most that one change touches. */
    public static final int AT_ONCE_MAX = 5_000;

    private final People people;
    private final Organisations organisations;
    private final BinRows bin;
    private final ContactUndoRows undos;
    private final Known known;
    private final Labels labels;

    ContactChanges(
            People people,
            Organisations organisations,
            BinRows bin,
            ContactUndoRows undos,
            Known known,
            Labels labels) {
        this.people = people;
        this.organisations = organisations;
        this.bin = bin;
        this.undos = undos;
        this.known = known;
        this.labels = labels;
    }

    /** New facts for one person that stands in this version. */
    @Transactional
    public Result<Changed> person(Actor actor, UUID id, int version, PersonDraft draft) {
        Person before = people.get(actor, id);
        return undoable(actor, before, people.change(actor, id, version, draft));
    }

    /** New facts for one organisation that stands in this version. */
    @Transactional
    public Result<Changed> organisation(Actor actor, UUID id, int version, OrganisationDraft draft) {
        Organisation before = organisations.get(actor, id);
        return undoable(actor, before, organisations.change(actor, id, version, draft));
    }

    /** One change to many; {@link Missing} when none of them is there. */
    @Transactional
    public Result<Changed> change(Actor actor, Subject subject, Collection<UUID> ids, ContactEdit edit) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        Optional<Refusal> refusal = refusal(subject, edit);
        if (refusal.isPresent()) {
            return Result.refused(refusal.get());
        }
        List<? extends Contact> present = images(actor, subject, ids).stream()
                .filter(contact -> !contact.binned())
                .toList();
        if (present.isEmpty()) {
            throw new Missing("Any of those");
        }
        List<Contact> wanted = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (Contact contact : present) {
            if (full(contact, edit)) {
                kept.add(contact.name());
            } else if (changes(contact, edit)) {
                wanted.add(contact);
            }
        }
        List<? extends Contact> before = write(actor, subject, wanted, edit);
        Set<UUID> written = new HashSet<>(before.stream().map(Contact::id).toList());
        wanted.stream().filter(one -> !written.contains(one.id())).forEach(one -> kept.add(one.name()));
        UUID undo = before.isEmpty() ? null : undos.remember(actor, subject, Kind.FACTS, before);
        return Result.done(new Changed(present.size() - kept.size(), kept, undo));
    }

    /** Into the bin; deals keep naming them. */
    @Transactional
    public Changed remove(Actor actor, Subject subject, Collection<UUID> ids) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        List<Binned> removed = bin.put(subject, ids);
        if (removed.isEmpty()) {
            throw new Missing("Any of those");
        }
        return new Changed(removed.size(), List.of(), undos.remember(actor, subject, Kind.BIN, removed));
    }

    /** Out of the bin. */
    @Transactional
    public Changed takeBack(Actor actor, Subject subject, Collection<UUID> ids) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        if (images(actor, subject, ids).isEmpty()) {
            throw new Missing("Any of those");
        }
        return new Changed(bin.take(subject, ids).size(), List.of(), null);
    }

    /** Takes a change back. Those that somebody edited since stay as they are and are named. */
    @Transactional
    public Changed undo(Actor actor, Subject subject, UUID undo) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        Before before = undos.take(actor, subject, undo).orElseThrow(() -> new Missing("Undo"));
        if (before.kind() == Kind.BIN) {
            List<Binned> binned = undos.images(before, Binned.class);
            return undone(binned, bin.take(subject, binned), Binned::id, Binned::name);
        }
        if (subject == Subject.PERSON) {
            List<Person> images = undos.images(before, Person.class);
            return undone(images, people.restore(actor, images), Person::id, Person::name);
        }
        List<Organisation> images = undos.images(before, Organisation.class);
        return undone(images, organisations.restore(actor, images), Organisation::id, Organisation::name);
    }

    private Result<Changed> undoable(Actor actor, Contact before, Result<? extends Contact> result) {
        return switch (result) {
            case Result.Done<? extends Contact> done ->
                Result.done(new Changed(
                        1, List.of(), undos.remember(actor, before.subject(), Kind.FACTS, List.of(before))));
            case Result.Refused<? extends Contact> refused -> Result.refused(refused.refusals());
            case Result.Stale<? extends Contact> stale ->
                Result.stale(new Changed(0, List.of(stale.current().name()), null));
        };
    }

    private List<? extends Contact> images(Actor actor, Subject subject, Collection<UUID> ids) {
        return List.copyOf(
                subject == Subject.PERSON
                        ? people.byIds(actor, ids).values()
                        : organisations.byIds(actor, ids).values());
    }

    private List<? extends Contact> write(Actor actor, Subject subject, List<Contact> wanted, ContactEdit edit) {
        if (subject == Subject.PERSON) {
            return people.rewrite(
                    actor,
                    wanted.stream()
                            .map(Person.class::cast)
                            .map(one -> new People.Rewrite(one.id(), one.version(), with(one.facts(), edit)))
                            .toList());
        }
        return organisations.rewrite(
                actor,
                wanted.stream()
                        .map(Organisation.class::cast)
                        .map(one -> new Organisations.Rewrite(one.id(), one.version(), with(one.facts(), edit)))
                        .toList());
    }

    private Optional<Refusal> refusal(Subject subject, ContactEdit edit) {
        return switch (edit) {
            case ContactEdit.Owner owner ->
                known.owner(owner.account())
                        ? Optional.empty()
                        : Optional.of(Refusal.at("owner", "contacts.refused.owner-gone"));
            case ContactEdit.AddLabel added -> label(subject, added.label());
            case ContactEdit.RemoveLabel removed -> label(subject, removed.label());
        };
    }

    private Optional<Refusal> label(Subject subject, UUID label) {
        return labels.byId(subject).containsKey(label)
                ? Optional.empty()
                : Optional.of(Refusal.at("label", "contacts.refused.label-gone"));
    }

    private static boolean full(Contact contact, ContactEdit edit) {
        return edit instanceof ContactEdit.AddLabel added
                && !contact.labels().contains(added.label())
                && contact.labels().size() >= Labels.OF_RECORD_MAX;
    }

    private static boolean changes(Contact contact, ContactEdit edit) {
        return switch (edit) {
            case ContactEdit.Owner owner -> !java.util.Objects.equals(contact.ownerId(), owner.account());
            case ContactEdit.AddLabel added -> !contact.labels().contains(added.label());
            case ContactEdit.RemoveLabel removed -> contact.labels().contains(removed.label());
        };
    }

    private static PersonDraft with(PersonDraft facts, ContactEdit edit) {
        return edit instanceof ContactEdit.Owner owner
                ? facts.withOwner(owner.account())
                : facts.withLabels(labels(facts.labels(), edit));
    }

    private static OrganisationDraft with(OrganisationDraft facts, ContactEdit edit) {
        return edit instanceof ContactEdit.Owner owner
                ? facts.withOwner(owner.account())
                : facts.withLabels(labels(facts.labels(), edit));
    }

    private static List<UUID> labels(List<UUID> before, ContactEdit edit) {
        List<UUID> after = new ArrayList<>(before);
        if (edit instanceof ContactEdit.AddLabel added) {
            after.add(added.label());
        } else if (edit instanceof ContactEdit.RemoveLabel removed) {
            after.remove(removed.label());
        }
        return after;
    }

    private static <T> Changed undone(List<T> all, List<UUID> back, Function<T, UUID> id, Function<T, String> name) {
        List<String> kept = all.stream()
                .filter(one -> !back.contains(id.apply(one)))
                .map(name)
                .toList();
        return new Changed(back.size(), kept, null);
    }
}
