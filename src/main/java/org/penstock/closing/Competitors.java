package org.penstock.closing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** The list of competitors that the dialog of a lost deal offers; any other name may be written there. */
@Component
public class Competitors {
    private static final String ALL = """
            select id, name, retired_at is not null as retired, version from competitor
             order by retired_at is not null, lower(name)""";
    private static final String NAMED = "select name from competitor where lower(name) = lower(:name)";
    private static final String TAKEN =
            "select count(*) from competitor where lower(name) = lower(:name) and id is distinct from :id";
    private static final String ADD = "insert into competitor (id, name) values (:id, :name)";
    private static final String CHANGE = """
            update competitor set name = :name, retired_at = :retired, version = version + 1
             where id = :id and version = :version""";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Competitors(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    public List<Competitor> all(Actor actor) {
        return jdbc.sql(ALL).query(Competitors::competitor).list();
    }

    public List<Competitor> current(Actor actor) {
        return all(actor).stream().filter(one -> !one.retired()).toList();
    }

    @Transactional
    public Result<Competitor> add(Actor actor, String name) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<Refusal> refusals = refusals(null, name);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        UUID id = ids.next();
        jdbc.sql(ADD).param("id", id).param("name", name.strip()).update();
        return Result.done(require(actor, id));
    }

    @Transactional
    public Result<Competitor> change(Actor actor, UUID id, int version, String name, boolean retired) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        require(actor, id);
        List<Refusal> refusals = refusals(id, name);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        int changed = jdbc.sql(CHANGE)
                .param("name", name.strip())
                .param("retired", retired ? Timestamp.from(clock.instant()) : null, Types.TIMESTAMP)
                .param("id", id)
                .param("version", version)
                .update();
        return changed == 1 ? Result.done(require(actor, id)) : Result.stale(require(actor, id));
    }

    /** The name as the list writes it, or as it was typed. */
    String named(String typed) {
        return jdbc.sql(NAMED)
                .param("name", typed)
                .query(String.class)
                .optional()
                .orElse(typed);
    }

    private List<Refusal> refusals(@Nullable UUID id, String name) {
        if (name.isBlank() || name.strip().length() > Competitor.NAME_MAX) {
            return List.of(Refusal.at("name", "closing.loss.refused.competitor", Competitor.NAME_MAX));
        }
        boolean taken = jdbc.sql(TAKEN)
                        .param("name", name.strip())
                        .param("id", id, Types.OTHER)
                        .query(Long.class)
                        .single()
                > 0;
        return taken ? List.of(Refusal.at("name", "closing.competitors.refused.taken", name.strip())) : List.of();
    }

    private Competitor require(Actor actor, UUID id) {
        return all(actor).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Missing("Competitor"));
    }

    private static Competitor competitor(ResultSet row, int number) throws SQLException {
        return new Competitor(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getBoolean("retired"),
                row.getInt("version"));
    }
}
