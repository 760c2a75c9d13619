package org.penstock.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Role;
import org.penstock.teams.TeamDraft;
import org.penstock.teams.TeamIntake;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reps with their managers and offices: a team for each manager, inside a team for each office. */
@Component
class RepSort implements Sort {
    private static final String MEMBERS = "select account_id from team_member where team_id = :team";

    private final TeamIntake teams;
    private final FreshRecords fresh;
    private final JdbcClient jdbc;

    RepSort(TeamIntake teams, FreshRecords fresh, JdbcClient jdbc) {
        this.teams = teams;
        this.fresh = fresh;
        this.jdbc = jdbc;
    }

    /** A row of such a file once its names are matched. */
    private record Rep(Ref rep, @Nullable Ref manager, String office) {}

    @Override
    public List<PlanRow> plan(Work work, ImportFile file, List<Line> lines) {
        List<Cells> all = lines.stream().map(line -> work.cells(file, line)).toList();
        List<String> names = new ArrayList<>();
        all.forEach(cells -> names.addAll(List.of(cells.text(Target.REP_NAME), cells.text(Target.REP_MANAGER))));
        work.accounts.prepare(names);
        Map<UUID, Set<UUID>> members = new HashMap<>();
        return all.stream().map(cells -> row(work, cells, members)).toList();
    }

    private PlanRow row(Work work, Cells cells, Map<UUID, Set<UUID>> members) {
        PlanRow row = new PlanRow(cells.line, Entity.REPS);
        row.title = cells.text(Target.REP_NAME);
        if (!cells.wrong.isEmpty()) {
            row.reject(cells.wrong);
            return row;
        }
        Rep rep = rep(work, cells, row);
        if (rep == null) {
            return row;
        }
        row.record = rep.rep.id;
        boolean inTeam = inTeam(work, rep, members);
        if (!rep.rep.fresh && inTeam) {
            row.skip(Refusal.of("imports.row.same"));
            return row;
        }
        row.action = rep.rep.fresh ? Action.CREATE : Action.UPDATE;
        row.differs(Target.REP_NAME.key(), rep.rep.fresh ? null : rep.rep.name, rep.rep.name);
        row.differs(Target.REP_MANAGER.key(), null, rep.manager == null ? null : rep.manager.name);
        row.differs(Target.REP_OFFICE.key(), null, rep.office);
        row.write = rep;
        return row;
    }

    private @Nullable Rep rep(Work work, Cells cells, PlanRow row) {
        String manager = cells.text(Target.REP_MANAGER);
        Ref rep = row.settle(work.accounts.match(row.title));
        Ref head = manager.isEmpty() || !row.goes() ? null : row.settle(work.accounts.match(manager));
        return rep == null || !row.goes() ? null : new Rep(rep, head, cells.text(Target.REP_OFFICE));
    }

    private boolean inTeam(Work work, Rep rep, Map<UUID, Set<UUID>> members) {
        if (rep.office.isEmpty() && rep.manager == null) {
            return true;
        }
        UUID office = rep.office.isEmpty()
                ? null
                : teams.find(work.actor, new TeamDraft(rep.office, null, null)).orElse(null);
        if (office == null && !rep.office.isEmpty()) {
            return false;
        }
        UUID team = rep.manager == null
                ? office
                : teams.find(work.actor, new TeamDraft(rep.manager.name, office, null))
                        .orElse(null);
        return team != null && members.computeIfAbsent(team, this::members).contains(rep.rep.id);
    }

    private Set<UUID> members(UUID team) {
        return new HashSet<>(jdbc.sql(MEMBERS)
                .param("team", team)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list());
    }

    @Override
    public void write(Work work, List<PlanRow> rows) {
        List<Rep> reps = rows.stream()
                .map(row -> (Rep) Objects.requireNonNull(row.write))
                .toList();
        fresh.accounts(work, FreshRecords.named(reps, Rep::manager), Role.MANAGER);
        fresh.accounts(work, FreshRecords.named(reps, Rep::rep), Role.REP);
        Map<String, UUID> known = new HashMap<>();
        Map<UUID, Set<UUID>> members = new HashMap<>();
        List<TeamIntake.Place> places = new ArrayList<>();
        for (Rep rep : reps) {
            UUID team = team(work, rep, known);
            if (team != null && members.computeIfAbsent(team, this::members).add(rep.rep.id)) {
                places.add(new TeamIntake.Place(team, rep.rep.id));
                work.traces.add(
                        new TraceRows.Draft(TraceRows.Kind.PLACE, rep.rep.id, rep.rep.name, null, "\"" + team + "\""));
            }
        }
        teams.put(work.actor, places);
        rows.forEach(row -> row.record = ((Rep) Objects.requireNonNull(row.write)).rep.id);
    }

    private @Nullable UUID team(Work work, Rep rep, Map<String, UUID> known) {
        UUID office = rep.office.isEmpty() ? null : ensure(work, rep.office, null, null, known);
        return rep.manager == null ? office : ensure(work, rep.manager.name, office, rep.manager.id, known);
    }

    private UUID ensure(
            Work work, String name, @Nullable UUID parent, @Nullable UUID manager, Map<String, UUID> known) {
        return known.computeIfAbsent(parent + "|" + name, same -> {
            // A team that stands already keeps its manager, so that an undo has nothing to put back.
            UUID present =
                    teams.find(work.actor, new TeamDraft(name, parent, null)).orElse(null);
            if (present != null) {
                return present;
            }
            UUID made = teams.ensure(work.actor, new TeamDraft(name, parent, manager))
                    .id();
            work.made(TraceRows.Kind.TEAM, made, name);
            return made;
        });
    }
}
