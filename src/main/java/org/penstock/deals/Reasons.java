package org.penstock.deals;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.identity.Audit;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Why deals are lost or disqualified: the company's managed list. */
@Component
public class Reasons {
    private static final String ALL = """
            select id, outcome, name, position, retired_at is not null as retired, version from reason
             order by outcome desc, retired_at is not null, position, name""";
    private static final String INSERT = """
            insert into reason (id, outcome, name, position)
            select :id, :outcome, :name, coalesce(max(position) + 1, 0) from reason where outcome = :outcome""";
    private static final String CHANGE = """
            update reason set name = :name, retired_at = case when :retired then coalesce(retired_at, now()) end,
                              version = version + 1
             where id = :id and version = :version""";
    private static final String PLACE = "update reason set position = :position where id = :id";

    static final int NAME_MAX = 80;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Ids ids;

    Reasons(JdbcClient jdbc, Audit audit, Ids ids) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.ids = ids;
    }

    /** All reasons, retired ones last. */
    public List<Reason> all() {
        return jdbc.sql(ALL)
                .query((row, number) -> new Reason(
                        row.getObject("id", UUID.class),
                        Outcome.of(row.getString("outcome")),
                        row.getString("name"),
                        row.getInt("position"),
                        row.getBoolean("retired"),
                        row.getInt("version")))
                .list();
    }

    /** Those that may be chosen today. */
    public List<Reason> current(Outcome outcome) {
        return all().stream()
                .filter(reason -> reason.outcome() == outcome && !reason.retired())
                .toList();
    }

    @Transactional
    public Result<UUID> add(Actor actor, Outcome outcome, String name) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        if (name.isBlank() || name.strip().length() > NAME_MAX) {
            return Result.refused(Refusal.at("name", "deals.name.length", NAME_MAX));
        }
        if (current(outcome).stream().anyMatch(reason -> reason.name().equalsIgnoreCase(name.strip()))) {
            return Result.refused(Refusal.at("name", "deals.name.taken", name.strip()));
        }
        UUID id = ids.next();
        jdbc.sql(INSERT)
                .param("id", id)
                .param("outcome", outcome.code())
                .param("name", name.strip())
                .update();
        audit.note(actor, "reason_made", name.strip(), Map.of(), Map.of("outcome", outcome.code()));
        return Result.done(id);
    }

    /** Renames, retires or brings back; deals that have the reason keep it. */
    @Transactional
    public Result<UUID> change(Actor actor, UUID id, int version, String name, boolean retired) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Reason before = all().stream()
                .filter(reason -> reason.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Missing("Reason"));
        if (name.isBlank() || name.strip().length() > NAME_MAX) {
            return Result.refused(Refusal.at("name", "deals.name.length", NAME_MAX));
        }
        try {
            int changed = jdbc.sql(CHANGE)
                    .param("id", id)
                    .param("version", version)
                    .param("name", name.strip())
                    .param("retired", retired)
                    .update();
            if (changed == 1) {
                audit.note(
                        actor,
                        "reason_changed",
                        before.name(),
                        Map.of("reason_name", before.name(), "retired", before.retired()),
                        Map.of("reason_name", name.strip(), "retired", retired));
            }
            return changed == 1 ? Result.done(id) : Result.stale(id);
        } catch (DuplicateKeyException taken) {
            return Result.refused(Refusal.at("name", "deals.name.taken", name.strip()));
        }
    }

    @Transactional
    public void reorder(Actor actor, List<UUID> order) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        for (int position = 0; position < order.size(); position++) {
            jdbc.sql(PLACE)
                    .param("id", order.get(position))
                    .param("position", position)
                    .update();
        }
    }
}
