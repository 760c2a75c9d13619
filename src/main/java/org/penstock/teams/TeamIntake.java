package org.penstock.teams;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penstock.identity.Audit;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Names;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Teams from a file: found by name under their parent or made, with their members; and the undo of that. */
@Component
public class TeamIntake {
    private static final String FIND = """
            select id from team
             where name_key = :key
               and coalesce(parent_id, '00000000-0000-0000-0000-000000000000')
                   = coalesce(:parent::uuid, '00000000-0000-0000-0000-000000000000')
            """;
    private static final String INSERT = """
            insert into team (id, parent_id, name, name_key, manager_id, created_at)
            values (:id, :parent, :name, :key, :manager, :now)
            """;
    private static final String MANAGE = "update team set manager_id = :manager where id = :id and manager_id is null";
    private static final String ADD_MEMBER =
            "insert into team_member (team_id, account_id) values (?, ?) on conflict do nothing";
    private static final String DROP_MEMBER = "delete from team_member where team_id = ? and account_id = ?";
    private static final String ERASE = """
            delete from team t
             where t.id = :id
               and not exists (select 1 from team below where below.parent_id = t.id)
               and not exists (select 1 from team_member m where m.team_id = t.id)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Visibility visibility;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    TeamIntake(JdbcClient jdbc, JdbcTemplate batches, Visibility visibility, Audit audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.visibility = visibility;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A team that a file named. */
    public record Ensured(UUID id, boolean created) {}

    /** Somebody's place in a team. */
    public record Place(UUID team, UUID account) {}

    /** The team of that name under that parent, made where there is none; a manager is set only where none is known. */
    @Transactional
    public Ensured ensure(Actor actor, TeamDraft draft) {
        Forbidden.unless(actor, Right.IMPORT);
        jdbc.sql(Teams.ALONE).query(row -> {});
        Optional<UUID> known = find(actor, draft);
        UUID id = known.orElseGet(() -> insert(draft));
        if (known.isPresent() && draft.managerId() != null) {
            jdbc.sql(MANAGE).param("id", id).param("manager", draft.managerId()).update();
        }
        visibility.forgetAfterCommit();
        if (known.isEmpty()) {
            audit.note(actor, "team_made", draft.name().strip(), Map.of(), Map.of());
        }
        return new Ensured(id, known.isEmpty());
    }

    /** What {@link #ensure} would find: for the dry run. */
    public Optional<UUID> find(Actor actor, TeamDraft draft) {
        return jdbc.sql(FIND)
                .param("key", Names.key(draft.name()))
                .param("parent", draft.parentId(), Types.OTHER)
                .query(UUID.class)
                .optional();
    }

    /** Puts people into teams. Answers the places that are new. */
    @Transactional
    public List<Place> put(Actor actor, List<Place> places) {
        Forbidden.unless(actor, Right.IMPORT);
        List<Place> added = new ArrayList<>();
        int[] changed = batches.batchUpdate(ADD_MEMBER, rows(places));
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] > 0) {
                added.add(places.get(i));
            }
        }
        visibility.forgetAfterCommit();
        if (!added.isEmpty()) {
            audit.note(actor, "members_imported", "", Map.of(), Map.of("people", added.size()));
        }
        return added;
    }

    /** Takes people out again: the undo of {@link #put}. */
    @Transactional
    public void take(Actor actor, List<Place> places) {
        Forbidden.unless(actor, Right.IMPORT);
        batches.batchUpdate(DROP_MEMBER, rows(places));
        visibility.forgetAfterCommit();
        if (!places.isEmpty()) {
            audit.note(actor, "members_taken_back", "", Map.of(), Map.of("people", places.size()));
        }
    }

    /**
     * Takes teams back that are empty by now; those below first, whatever the order given.
     *
     * @return those that are gone; the others have members or teams below them
     */
    @Transactional
    public List<UUID> erase(Actor actor, Collection<UUID> teams) {
        Forbidden.unless(actor, Right.IMPORT);
        List<UUID> gone = new ArrayList<>();
        List<UUID> left = new ArrayList<>(teams);
        boolean progress = true;
        while (progress) {
            progress = left.removeIf(id -> jdbc.sql(ERASE).param("id", id).update() == 1 && gone.add(id));
        }
        visibility.forgetAfterCommit();
        if (!gone.isEmpty()) {
            audit.note(actor, "teams_taken_back", "", Map.of(), Map.of("teams", gone.size()));
        }
        return gone;
    }

    private UUID insert(TeamDraft draft) {
        UUID id = ids.next();
        jdbc.sql(INSERT)
                .param("id", id)
                .param("parent", draft.parentId(), Types.OTHER)
                .param("name", draft.name().strip())
                .param("key", Names.key(draft.name()))
                .param("manager", draft.managerId(), Types.OTHER)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private static List<Object[]> rows(List<Place> places) {
        return places.stream()
                .map(place -> new Object[] {place.team(), place.account()})
                .toList();
    }
}
