package org.penstock.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit, the newest first, as far as the actor may. */
@Component
public class AuditLists {
    /** How many entries a file holds; narrower days make several files. */
    public static final int FILE_MAX = 50_000;

    private static final int FILE_STEP = 1_000;

    private static final String LIST = """
            select e.id, e.at, e.kind, e.area, e.via, e.actor_id, a.name as actor_name, e.account_id,
                   s.name as account_name, e.subject, e.before, e.after
              from audit_entry e
              left join account a on a.id = e.actor_id
              left join account s on s.id = e.account_id
             where e.area = any(:areas)
               and (:person::uuid is null or e.actor_id = :person::uuid or e.account_id = :person::uuid)
               and (:from::timestamptz is null or e.at >= :from::timestamptz)
               and (:to::timestamptz is null or e.at < :to::timestamptz)
               and (:lastAt::timestamptz is null or (e.at, e.id) < (:lastAt::timestamptz, :lastId::uuid))
             order by e.at desc, e.id desc
             limit :limit
            """;

    private final JdbcClient jdbc;
    private final AuditVocabulary words;
    private final JsonMapper json;

    AuditLists(JdbcClient jdbc, AuditVocabulary words, JsonMapper json) {
        this.jdbc = jdbc;
        this.words = words;
        this.json = json;
    }

    /** Which entries; null and empty are all. Days are those of the actor's zone, both included. */
    public record Filter(
            @Nullable AuditArea area,
            @Nullable UUID person,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** Where a page begins: after this entry. */
    public record Place(Instant at, UUID id) {}

    /** Some entries, and where the next ones begin; null at the end. */
    public record Window(List<Entry> entries, @Nullable Place next) {}

    /**
     * What happened.
     *
     * @param key the text that says what; null for what no module knows any more, then the kind itself is shown
     * @param actor who did it; null for the system, and where nobody is known
     * @param account whose account it is about, if it is about one
     */
    public record Entry(
            UUID id,
            Instant at,
            String kind,
            @Nullable String key,
            AuditArea area,
            String via,
            @Nullable UUID actor,
            @Nullable String actorName,
            @Nullable UUID account,
            @Nullable String accountName,
            String subject,
            List<Change> changes) {}

    /** One fact of it: its name's key (or the stored word), how a value is told, the value before and after. */
    public record Change(
            String fact,
            @Nullable String key,
            AuditWords.@Nullable Shown value,
            @Nullable Object before,
            @Nullable Object after) {}

    public Window list(Actor actor, Filter filter, @Nullable Place after) {
        List<Entry> found = read(actor, filter, after, Page.DEFAULT_SIZE + 1);
        if (found.size() <= Page.DEFAULT_SIZE) {
            return new Window(found, null);
        }
        List<Entry> shown = List.copyOf(found.subList(0, Page.DEFAULT_SIZE));
        return new Window(shown, place(shown));
    }

    /** Each entry of the filter, up to {@link #FILE_MAX}. */
    public void each(Actor actor, Filter filter, Consumer<Entry> line) {
        Place after = null;
        int told = 0;
        List<Entry> found;
        do {
            found = read(actor, filter, after, Math.min(FILE_STEP, FILE_MAX - told));
            found.forEach(line);
            told += found.size();
            after = found.isEmpty() ? null : place(found);
        } while (found.size() == FILE_STEP && told < FILE_MAX);
    }

    private List<Entry> read(Actor actor, Filter filter, @Nullable Place after, int limit) {
        List<AuditArea> seen = AuditArea.seen(actor).stream()
                .filter(area -> filter.area() == null || filter.area() == area)
                .toList();
        return jdbc.sql(LIST)
                .param("areas", seen.stream().map(AuditArea::code).toArray(String[]::new))
                .param("person", filter.person(), Types.OTHER)
                .param("from", start(actor, filter.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", start(actor, next(filter.to())), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("lastAt", after == null ? null : Times.sql(after.at()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("lastId", after == null ? null : after.id(), Types.OTHER)
                .param("limit", limit)
                .query(this::entry)
                .list();
    }

    private static @Nullable LocalDate next(@Nullable LocalDate day) {
        return day == null ? null : day.plusDays(1);
    }

    private static java.time.@Nullable OffsetDateTime start(Actor actor, @Nullable LocalDate day) {
        return day == null ? null : Times.sql(day.atStartOfDay(actor.zone()).toInstant());
    }

    private static Place place(List<Entry> entries) {
        Entry last = entries.getLast();
        return new Place(last.at(), last.id());
    }

    private Entry entry(ResultSet row, int number) throws SQLException {
        String kind = row.getString("kind");
        return new Entry(
                row.getObject("id", UUID.class),
                Times.instant(row, "at").truncatedTo(ChronoUnit.MICROS),
                kind,
                words.kind(kind).map(AuditWords.Kind::key).orElse(null),
                AuditArea.of(row.getString("area")).orElseThrow(),
                row.getString("via"),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                row.getObject("account_id", UUID.class),
                row.getString("account_name"),
                row.getString("subject"),
                changes(facts(row.getString("before")), facts(row.getString("after"))));
    }

    private List<Change> changes(Map<String, Object> before, Map<String, Object> after) {
        TreeSet<String> named = new TreeSet<>(before.keySet());
        named.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String fact : named) {
            AuditWords.Fact known = words.fact(fact).orElse(null);
            changes.add(new Change(
                    fact,
                    known == null ? null : known.key(),
                    known == null ? null : known.value(),
                    before.get(fact),
                    after.get(fact)));
        }
        return changes;
    }

    private Map<String, Object> facts(String stored) {
        return Objects.requireNonNull(json.readValue(stored, new TypeReference<Map<String, Object>>() {}));
    }
}
