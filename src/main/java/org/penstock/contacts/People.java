package org.penstock.contacts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.PersonRows.Row;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People: one at a time for people, in sets for imports. Reading for pages is {@link PeopleLists}. */
@Component
public class People {
    private static final String REMOVE = """
            update person set deleted_at = :now, updated_at = :now, version = version + 1
             where id = :id and version = :version and deleted_at is null""";
    private static final String TAKE_BACK = """
            update person set deleted_at = null, updated_at = :now, version = version + 1
             where id = :id and deleted_at is not null""";
    private static final String BY_KEYS =
            "select name_key as key, id from person where name_key = any(:keys) and deleted_at is null order by id";
    private static final String BY_EXTERNAL = """
            select external_id as key, id from person
             where external_source = :source and external_id = any(:keys) and deleted_at is null""";
    private static final String VERSIONS = "select id, version from person where id = any(:ids)";
    private static final String ERASE = "delete from person where id = any(:ids) returning id";
    private static final String BY_EMAILS = """
            select e.address as key, p.id from email_address e join person p on p.id = e.person_id
             where e.address = any(:keys) and p.deleted_at is null order by p.id""";

    private final JdbcClient jdbc;
    private final PersonRows rows;
    private final Known known;
    private final HomeCountry country;
    private final Ids ids;
    private final Clock clock;

    People(JdbcClient jdbc, PersonRows rows, Known known, HomeCountry country, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.known = known;
        this.country = country;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new person under an id that the caller made. */
    public record Fresh(UUID id, PersonDraft facts) {}

    /** New facts for a person that still stands in this version. */
    public record Rewrite(UUID id, int version, PersonDraft facts) {}

    /** The person, in the bin too; {@link Missing} when there is none. */
    public Person get(Actor actor, UUID id) {
        return find(actor, id).orElseThrow(() -> new Missing("Person"));
    }

    public Optional<Person> find(Actor actor, UUID id) {
        return Optional.ofNullable(byIds(actor, List.of(id)).get(id));
    }

    /** Those that are there, by id, in the bin too. */
    public Map<UUID, Person> byIds(Actor actor, Collection<UUID> wanted) {
        return rows.byIds(wanted);
    }

    /** What is wrong with a draft, before anything is looked up. For the dry run of an import. */
    public static List<Refusal> flaws(PersonDraft draft) {
        return DraftCheck.of(draft);
    }

    @Transactional
    public Result<Person> create(Actor actor, PersonDraft draft) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        UUID id = ids.next();
        List<Refusal> refusals = refusals(draft, PersonDraft.named(""));
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        rows.insert(List.of(new Row(id, 0, normalised(draft), now())), actor.id());
        return Result.done(get(actor, id));
    }

    @Transactional
    public Result<Person> change(Actor actor, UUID id, int version, PersonDraft draft) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        Person present = get(actor, id);
        List<Refusal> refusals = refusals(draft, present.facts());
        if (present.version() != version || present.binned()) {
            return Result.stale(present);
        }
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        List<UUID> changed = rows.update(List.of(new Row(id, version, normalised(draft), now())));
        return changed.isEmpty() ? Result.stale(get(actor, id)) : Result.done(get(actor, id));
    }

    /** Into the bin; deals keep naming it. */
    @Transactional
    public Result<Person> remove(Actor actor, UUID id, int version) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        get(actor, id);
        int changed = jdbc.sql(REMOVE)
                .param("id", id)
                .param("version", version)
                .param("now", Timestamp.from(now()))
                .update();
        return changed == 1 ? Result.done(get(actor, id)) : Result.stale(get(actor, id));
    }

    /** Out of the bin. */
    @Transactional
    public Person takeBack(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        get(actor, id);
        jdbc.sql(TAKE_BACK).param("id", id).param("now", Timestamp.from(now())).update();
        return get(actor, id);
    }

    /** The people that aren't in the bin by {@code kernel.Names.key} of their name; several may share one. */
    public Map<String, List<UUID>> findByKeys(Actor actor, Collection<String> keys) {
        return grouped(BY_KEYS, keys);
    }

    /** By any of their e-mail addresses, in lower case; several people may share one. */
    public Map<String, List<UUID>> findByEmails(Actor actor, Collection<String> addresses) {
        return grouped(BY_EMAILS, addresses);
    }

    /** By the id that another system has for them. */
    public Map<String, UUID> findByExternal(Actor actor, String source, Collection<String> externalIds) {
        Map<String, UUID> found = new HashMap<>();
        jdbc.sql(BY_EXTERNAL)
                .param("source", source)
                .param("keys", externalIds.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("key"), row.getObject("id", UUID.class));
                });
        return found;
    }

    /** The present versions of those that are there. */
    public Map<UUID, Integer> versions(Actor actor, Collection<UUID> wanted) {
        Map<UUID, Integer> versions = new HashMap<>();
        jdbc.sql(VERSIONS).param("ids", wanted.toArray(UUID[]::new)).query(row -> {
            versions.put(row.getObject("id", UUID.class), row.getInt("version"));
        });
        return versions;
    }

    /** Inserts a set of drafts that {@link #flaws} has nothing against. */
    @Transactional
    public List<Written> write(Actor actor, List<Fresh> set) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        String home = country.code();
        Instant now = now();
        return Batches.each(set, portion -> {
            rows.insert(
                    portion.stream()
                            .map(fresh -> new Row(fresh.id(), 0, sound(fresh.facts(), home), now))
                            .toList(),
                    actor.id());
            return portion.stream().map(fresh -> new Written(fresh.id(), 1)).toList();
        });
    }

    /** Puts new facts into many; answers the images from before, without those that stand in another version by now. */
    @Transactional
    public List<Person> rewrite(Actor actor, List<Rewrite> set) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        String home = country.code();
        Instant now = now();
        return Batches.each(set, portion -> {
            Map<UUID, Person> before =
                    rows.byIds(portion.stream().map(Rewrite::id).toList());
            List<UUID> changed = rows.update(portion.stream()
                    .map(one -> new Row(one.id(), one.version(), sound(one.facts(), home), now))
                    .toList());
            before.keySet().retainAll(changed);
            return List.copyOf(before.values());
        });
    }

    /** Undoes {@link #rewrite}: puts the images back where nobody has changed the record since; answers those ids. */
    @Transactional
    public List<UUID> restore(Actor actor, List<Person> images) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        return Batches.each(
                images,
                portion -> rows.update(portion.stream()
                        .map(image -> new Row(image.id(), image.version() + 1, image.facts(), image.updatedAt()))
                        .toList()));
    }

    /**
     * Deletes for good, for the undo of an import; answers the ids that are gone. The caller leaves out what modules above name (deals, activities).
     */
    @Transactional
    public List<UUID> erase(Actor actor, List<UUID> wanted) {
        Forbidden.unless(actor, Right.IMPORT);
        return jdbc.sql(ERASE)
                .param("ids", wanted.toArray(UUID[]::new))
                .query(Columns::id)
                .list();
    }

    private Map<String, List<UUID>> grouped(String sql, Collection<String> keys) {
        Map<String, List<UUID>> found = new HashMap<>();
        jdbc.sql(sql).param("keys", keys.toArray(String[]::new)).query(row -> {
            found.computeIfAbsent(row.getString("key"), key -> new ArrayList<>())
                    .add(row.getObject("id", UUID.class));
        });
        return found;
    }

    /** What stood there before may stay, though its organisation lies in the bin by now. */
    private List<Refusal> refusals(PersonDraft draft, PersonDraft before) {
        List<Refusal> refusals = new ArrayList<>(DraftCheck.of(draft));
        if (!Objects.equals(draft.organisationId(), before.organisationId())
                && !known.organisation(draft.organisationId())) {
            refusals.add(Refusal.at("organisation", "contacts.refused.organisation-gone"));
        }
        if (!known.owner(draft.ownerId())) {
            refusals.add(Refusal.at("owner", "contacts.refused.owner-gone"));
        }
        return refusals;
    }

    private PersonDraft normalised(PersonDraft draft) {
        return sound(draft, country.code());
    }

    private static PersonDraft sound(PersonDraft draft, @Nullable String home) {
        List<Refusal> refusals = DraftCheck.of(draft);
        if (!refusals.isEmpty()) {
            throw new IllegalArgumentException("Not checked before it was written: " + refusals);
        }
        return draft.withWays(draft.emails(), PhoneNumbers.normalised(draft.phones(), home));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
