package org.penstock.teams;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Teams, who is in them and who manages them. Sets of them from files come through {@link TeamIntake}. */
@Component
public class Teams {
    public static final int TEAMS_MAX = 500;
    public static final int MEMBERS_MAX = 500;
    static final int NAME_LENGTH_MAX = 100;

    /** One change of the tree at a time, so that two of them can't make a circle together. */
    static final String ALONE = "select pg_advisory_xact_lock(hashtext('penstock.teams'))";

    private static final String TREE = """
            with recursive tree as (
                select t.*, 0 as depth, array[t.name_key] as path from team t where t.parent_id is null
                union all
                select t.*, tree.depth + 1, tree.path || t.name_key from team t join tree on t.parent_id = tree.id)
            select tree.id, tree.parent_id, tree.name, tree.manager_id, m.name as manager_name, tree.depth,
                   (select count(*) from team_member tm where tm.team_id = tree.id) as members, tree.version
              from tree
              left join account m on m.id = tree.manager_id
            """;
    private static final String LIST = TREE + " order by tree.path limit :limit";
    private static final String FIND = TREE + " where tree.id = :id";
    private static final String MEMBERS = """
            select a.id, a.name, a.role, a.state from team_member tm join account a on a.id = tm.account_id
             where tm.team_id = :team
             order by a.name collate "und-x-icu", a.id
             limit :limit
            """;
    private static final String INSERT = """
            insert into team (id, parent_id, name, name_key, manager_id, created_at)
            values (:id, :parent, :name, :key, :manager, :now)
            """;
    private static final String CHANGE = """
            update team set parent_id = :parent, name = :name, name_key = :key, manager_id = :manager,
                            version = version + 1
             where id = :id and version = :version
            """;
    private static final String BELOW = """
            with recursive below as (
                select id from team where id = :id
                union
                select t.id from team t join below on t.parent_id = below.id)
            select exists (select 1 from below where id = :parent)
            """;
    private static final String TAKEN = """
            select exists (select 1 from team
                            where name_key = :key and parent_id is not distinct from :parent::uuid
                              and id is distinct from :id::uuid)
            """;
    private static final String HAS_BELOW = "select exists (select 1 from team where parent_id = :id)";
    private static final String REMOVE = "delete from team where id = :id and version = :version";
    private static final String ADD_MEMBER =
            "insert into team_member (team_id, account_id) values (:team, :account) on conflict do nothing";
    private static final String DROP_MEMBER = "delete from team_member where team_id = :team and account_id = :account";

    private final JdbcClient jdbc;
    private final Visibility visibility;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Teams(JdbcClient jdbc, Visibility visibility, Audit audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.visibility = visibility;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Somebody in a team. Role and state by their codes. */
    public record Member(UUID id, String name, String role, String state) {}

    /** All teams, each followed by those below it. */
    public List<Team> list(Actor actor) {
        return jdbc.sql(LIST).param("limit", TEAMS_MAX).query(Teams::team).list();
    }

    public Team find(Actor actor, UUID id) {
        return jdbc.sql(FIND).param("id", id).query(Teams::team).optional().orElseThrow(() -> new Missing("The team"));
    }

    public List<Member> members(Actor actor, UUID team) {
        return jdbc.sql(MEMBERS)
                .param("team", team)
                .param("limit", MEMBERS_MAX)
                .query((row, number) -> new Member(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("role"),
                        row.getString("state")))
                .list();
    }

    @Transactional
    public Result<UUID> create(Actor actor, TeamDraft draft) {
        Forbidden.unless(actor, Right.MANAGE_TEAMS);
        List<Refusal> refusals = refusals(null, draft);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        UUID id = ids.next();
        write(INSERT, id, draft)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        visibility.forgetAfterCommit();
        audit.note(actor, "team_made", draft.name().strip(), Map.of(), facts(actor, find(actor, id)));
        return Result.done(id);
    }

    @Transactional
    public Result<Team> change(Actor actor, UUID id, TeamDraft draft, int version) {
        Forbidden.unless(actor, Right.MANAGE_TEAMS);
        Team before = find(actor, id);
        List<Refusal> refusals = refusals(id, draft);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        int changed = write(CHANGE, id, draft).param("version", version).update();
        visibility.forgetAfterCommit();
        if (changed == 0) {
            return Result.stale(before);
        }
        Team now = find(actor, id);
        audit.note(actor, "team_changed", now.name(), facts(actor, before), facts(actor, now));
        return Result.done(now);
    }

    /** Its members stay what they are, only without this team. */
    @Transactional
    public Result<Boolean> remove(Actor actor, UUID id, int version) {
        Forbidden.unless(actor, Right.MANAGE_TEAMS);
        jdbc.sql(ALONE).query(row -> {});
        if (jdbc.sql(HAS_BELOW).param("id", id).query(Boolean.class).single()) {
            return Result.refused(Refusal.of("teams.team.has-below"));
        }
        String name = find(actor, id).name();
        int removed = jdbc.sql(REMOVE).param("id", id).param("version", version).update();
        visibility.forgetAfterCommit();
        if (removed == 0) {
            return Result.refused(Refusal.of("teams.stale"));
        }
        audit.note(actor, "team_removed", name, Map.of(), Map.of());
        return Result.done(true);
    }

    @Transactional
    public Result<Team> addMember(Actor actor, UUID team, UUID account) {
        Forbidden.unless(actor, Right.MANAGE_TEAMS);
        Team found = find(actor, team);
        if (found.members() >= MEMBERS_MAX) {
            return Result.refused(Refusal.at("account", "teams.team.full", MEMBERS_MAX));
        }
        if (member(ADD_MEMBER, team, account)) {
            audit.note(actor, "member_added", account, found.name());
        }
        return Result.done(find(actor, team));
    }

    @Transactional
    public void dropMember(Actor actor, UUID team, UUID account) {
        Forbidden.unless(actor, Right.MANAGE_TEAMS);
        Team found = find(actor, team);
        if (member(DROP_MEMBER, team, account)) {
            audit.note(actor, "member_removed", account, found.name());
        }
    }

    /** Answers whether that changed anything. */
    private boolean member(String sql, UUID team, UUID account) {
        visibility.forgetAfterCommit();
        try {
            return jdbc.sql(sql).param("team", team).param("account", account).update() == 1;
        } catch (DataIntegrityViolationException unknown) {
            throw new Missing("The account");
        }
    }

    private Map<String, Object> facts(Actor actor, Team team) {
        return Map.of(
                "team_name", team.name(),
                "team_manager", team.managerName() == null ? "" : team.managerName(),
                "team_parent",
                        team.parentId() == null
                                ? ""
                                : find(actor, team.parentId()).name());
    }

    private List<Refusal> refusals(@Nullable UUID id, TeamDraft draft) {
        jdbc.sql(ALONE).query(row -> {});
        List<Refusal> refusals = new ArrayList<>();
        if (Names.key(draft.name()).isEmpty()) {
            refusals.add(Refusal.at("name", "teams.team.name.missing"));
        } else if (draft.name().length() > NAME_LENGTH_MAX
                || draft.name().chars().anyMatch(Character::isISOControl)) {
            refusals.add(Refusal.at("name", "teams.company.name.long", NAME_LENGTH_MAX));
        } else if (taken(id, draft)) {
            refusals.add(Refusal.at("name", "teams.team.name.taken"));
        }
        UUID parent = draft.parentId();
        if (id != null && parent != null && below(id, parent)) {
            refusals.add(Refusal.at("parent", "teams.team.circle"));
        }
        return refusals;
    }

    private boolean below(UUID id, UUID parent) {
        return jdbc.sql(BELOW)
                .param("id", id)
                .param("parent", parent)
                .query(Boolean.class)
                .single();
    }

    private boolean taken(@Nullable UUID id, TeamDraft draft) {
        return jdbc.sql(TAKEN)
                .param("key", Names.key(draft.name()))
                .param("parent", draft.parentId(), Types.OTHER)
                .param("id", id, Types.OTHER)
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec write(String sql, UUID id, TeamDraft draft) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("parent", draft.parentId(), Types.OTHER)
                .param("name", draft.name().strip())
                .param("key", Names.key(draft.name()))
                .param("manager", draft.managerId(), Types.OTHER);
    }

    private static Team team(ResultSet row, int number) throws SQLException {
        return new Team(
                row.getObject("id", UUID.class),
                row.getObject("parent_id", UUID.class),
                row.getString("name"),
                row.getObject("manager_id", UUID.class),
                row.getString("manager_name"),
                row.getInt("depth"),
                row.getInt("members"),
                row.getInt("version"));
    }
}
