package org.penstock.teams.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.teams.Team;
import org.penstock.teams.TeamDraft;
import org.penstock.teams.Teams;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Teams, who leads them and who is in them. */
@PageController
public class TeamController {
    private final Teams teams;
    private final Templates templates;

    TeamController(Teams teams, Templates templates) {
        this.teams = teams;
        this.templates = templates;
    }

    @GetMapping("/settings/teams")
    JteModel list(Actor actor, Ui ui) {
        Forbidden.unless(actor, Right.MANAGE_TEAMS);
        return templates.teamsTeams(ui, teams.list(actor), "", FormErrors.NONE);
    }

    @PostMapping("/settings/teams")
    ResponseEntity<?> create(
            Actor actor,
            Ui ui,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable UUID parent,
            @RequestParam(required = false) @Nullable UUID manager) {
        Result<UUID> created = teams.create(actor, new TeamDraft(name, parent, manager));
        if (created instanceof Result.Refused<UUID> refused) {
            return FormErrors.refused(
                    templates.teamsTeams(ui, teams.list(actor), name, new FormErrors(refused.refusals())));
        }
        return Redirects.to(ui, "/settings/teams", Toast.done(ui.t("teams.saved")));
    }

    @GetMapping("/settings/teams/{id}")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        Forbidden.unless(actor, Right.MANAGE_TEAMS);
        Team team = teams.find(actor, id);
        return page(actor, ui, team, Form.of(team), FormErrors.NONE, false);
    }

    /** A team as typed: its name, the team that it is part of, its manager. */
    public record Form(
            String name,
            @Nullable UUID parent,
            @Nullable UUID manager,
            @Nullable String managerText,
            int version) {

        public Form {
            name = name == null ? "" : name;
        }

        static Form of(Team team) {
            return new Form(team.name(), team.parentId(), team.managerId(), team.managerName(), team.version());
        }
    }

    /** Renames the team, moves it below another one, gives it another manager. */
    @PutMapping("/settings/teams/{id}")
    ResponseEntity<?> update(Actor actor, Ui ui, @PathVariable UUID id, Form form) {
        TeamDraft draft = new TeamDraft(form.name(), form.parent(), form.manager());
        return switch (teams.change(actor, id, draft, form.version())) {
            case Result.Done<Team> done -> Redirects.to(ui, "/settings/teams/" + id, Toast.done(ui.t("teams.saved")));
            case Result.Refused<Team>(List<Refusal> refusals) ->
                FormErrors.refused(page(actor, ui, teams.find(actor, id), form, new FormErrors(refusals), false));
            case Result.Stale<Team> stale -> {
                Team theirs = teams.find(actor, id);
                Form again = new Form(form.name(), form.parent(), form.manager(), form.managerText(), theirs.version());
                yield FormErrors.stale(page(actor, ui, theirs, again, FormErrors.NONE, true));
            }
        };
    }

    private JteModel page(Actor actor, Ui ui, Team team, Form form, FormErrors errors, boolean stale) {
        return templates.teamsTeam(ui, team, teams.members(actor, team.id()), teams.list(actor), form, errors, stale);
    }

    @DeleteMapping("/settings/teams/{id}")
    ResponseEntity<?> delete(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam int version) {
        return answer(ui, "/settings/teams", teams.remove(actor, id, version));
    }

    @PostMapping("/settings/teams/{id}/members")
    ResponseEntity<?> join(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam UUID account) {
        Result<Team> added = teams.addMember(actor, id, account);
        return answer(ui, "/settings/teams/" + id, added);
    }

    @DeleteMapping("/settings/teams/{id}/members/{account}")
    ResponseEntity<?> leave(Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID account) {
        teams.dropMember(actor, id, account);
        return Redirects.to(ui, "/settings/teams/" + id, Toast.done(ui.t("teams.saved")));
    }

    private static ResponseEntity<?> answer(Ui ui, String path, Result<?> result) {
        if (result instanceof Result.Done<?>) {
            return Redirects.to(ui, path, Toast.done(ui.t("teams.saved")));
        }
        List<Refusal> refusals =
                result instanceof Result.Refused<?> refused ? refused.refusals() : List.of(Refusal.of("teams.stale"));
        return Redirects.to(ui, path, Toast.problem(ui.texts().of(refusals.getFirst())));
    }
}
