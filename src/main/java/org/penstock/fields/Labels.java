package org.penstock.fields;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.Audit;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Names;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The labels of each subject. Records keep their ids. */
@Component
public class Labels {
    private static final String COLUMNS =
            "select id, subject, name, colour, retired_at is not null as retired, version from label ";
    private static final String OF_SUBJECT =
            COLUMNS + "where subject = :subject order by retired_at is not null, lower(name)";
    private static final String ONE = COLUMNS + "where id = :id";
    private static final String INSERT = """
            insert into label (id, subject, name, name_key, colour) values (:id, :subject, :name, :key, :colour)""";
    private static final String CHANGE = """
            update label set name = :name, name_key = :key, colour = :colour, version = version + 1
             where id = :id and version = :version""";
    private static final String RETIRE =
            "update label set retired_at = now(), version = version + 1 where id = :id and retired_at is null";
    private static final String RESTORE = "update label set retired_at = null, version = version + 1 where id = :id";

    /** The most labels of one subject, retired ones included. */
    public static final int LABELS_MAX = 500;

    /** The most labels of one record. */
    public static final int OF_RECORD_MAX = 30;

    static final int NAME_MAX = 60;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Ids ids;

    Labels(JdbcClient jdbc, Audit audit, Ids ids) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.ids = ids;
    }

    /** The labels that may be given today, by name. */
    public List<Label> of(Subject subject) {
        return all(subject).stream().filter(label -> !label.retired()).toList();
    }

    /** All labels by name, retired ones last. */
    public List<Label> all(Subject subject) {
        return jdbc.sql(OF_SUBJECT)
                .param("subject", subject.code())
                .query(Labels::label)
                .list();
    }

    public Map<UUID, Label> byId(Subject subject) {
        Map<UUID, Label> byId = new LinkedHashMap<>();
        all(subject).forEach(label -> byId.put(label.id(), label));
        return byId;
    }

    public Label get(UUID id) {
        return jdbc.sql(ONE).param("id", id).query(Labels::label).optional().orElseThrow(() -> new Missing("Label"));
    }

    @Transactional
    public Result<Label> create(Actor actor, Subject subject, String name, String colour) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<Label> present = all(subject);
        if (present.size() >= LABELS_MAX) {
            return Result.refused(Refusal.of("fields.refused.too-many-labels", LABELS_MAX));
        }
        return refusal(present, name, colour, null)
                .<Result<Label>>map(Result::refused)
                .orElseGet(() -> Result.done(insert(actor, subject, name.strip(), colour)));
    }

    @Transactional
    public Result<Label> change(Actor actor, UUID id, int version, String name, String colour) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Label now = get(id);
        Optional<Refusal> refusal = refusal(all(now.subject()), name, colour, id);
        if (refusal.isPresent()) {
            return Result.refused(refusal.get());
        }
        int changed = jdbc.sql(CHANGE)
                .param("id", id)
                .param("version", version)
                .param("name", name.strip())
                .param("key", Names.key(name))
                .param("colour", colour)
                .update();
        return changed == 1 ? Result.done(noted(actor, now)) : Result.stale(get(id));
    }

    /** It can't be given any more; records keep it. */
    @Transactional
    public Label retire(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Label before = get(id);
        jdbc.sql(RETIRE).param("id", id).update();
        return noted(actor, before);
    }

    @Transactional
    public Result<Label> restore(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Label label = get(id);
        if (taken(of(label.subject()), label.name(), id)) {
            return Result.refused(Refusal.of("fields.refused.name-taken", label.name()));
        }
        jdbc.sql(RESTORE).param("id", id).update();
        return Result.done(noted(actor, label));
    }

    /** The label as it is now, after a change that the audit remembers. */
    private Label noted(Actor actor, Label before) {
        Label now = get(before.id());
        audit.note(actor, "label_changed", now.name(), FieldsAudit.facts(before), FieldsAudit.facts(now));
        return now;
    }

    /** The ids of labels by their names, in the order given; those that are missing are made. For imports. */
    @Transactional
    public List<UUID> findOrCreate(Actor actor, Subject subject, Collection<String> names) {
        Map<String, UUID> byKey = new LinkedHashMap<>();
        of(subject).forEach(label -> byKey.put(Names.key(label.name()), label.id()));
        List<UUID> found = new ArrayList<>();
        for (String name : names) {
            String key = Names.key(name);
            if (!key.isEmpty()) {
                found.add(byKey.computeIfAbsent(key, missing -> made(actor, subject, name, byKey.size())));
            }
        }
        return found.stream().distinct().limit(OF_RECORD_MAX).toList();
    }

    private UUID made(Actor actor, Subject subject, String name, int present) {
        Forbidden.unless(actor, Right.IMPORT);
        String whole = name.strip();
        String colour = Label.COLOURS.get(present % Label.COLOURS.size());
        return insert(actor, subject, whole.substring(0, Math.min(whole.length(), NAME_MAX)), colour)
                .id();
    }

    private Label insert(Actor actor, Subject subject, String name, String colour) {
        Label label = new Label(ids.next(), subject, name, colour, false, 1);
        jdbc.sql(INSERT)
                .param("id", label.id())
                .param("subject", subject.code())
                .param("name", name)
                .param("key", Names.key(name))
                .param("colour", colour)
                .update();
        audit.note(actor, "label_made", name, Map.of(), Map.of("subject", subject.code()));
        return label;
    }

    private static Optional<Refusal> refusal(List<Label> present, String name, String colour, @Nullable UUID self) {
        if (Names.key(name).isEmpty() || name.strip().length() > NAME_MAX) {
            return Optional.of(Refusal.at("name", "fields.refused.name", NAME_MAX));
        }
        if (!Label.COLOURS.contains(colour)) {
            return Optional.of(Refusal.at("colour", "fields.refused.colour"));
        }
        List<Label> current = present.stream().filter(label -> !label.retired()).toList();
        return taken(current, name, self)
                ? Optional.of(Refusal.at("name", "fields.refused.name-taken", name.strip()))
                : Optional.empty();
    }

    private static boolean taken(List<Label> labels, String name, @Nullable UUID self) {
        return labels.stream()
                .anyMatch(label -> Names.key(label.name()).equals(Names.key(name))
                        && !label.id().equals(self));
    }

    private static Label label(ResultSet row, int number) throws SQLException {
        return new Label(
                row.getObject("id", UUID.class),
                Subject.of(row.getString("subject")),
                row.getString("name"),
                row.getString("colour"),
                row.getBoolean("retired"),
                row.getInt("version"));
    }
}
