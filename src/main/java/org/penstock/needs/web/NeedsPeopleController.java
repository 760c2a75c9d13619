package org.penstock.needs.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.needs.Stakeholder;
import org.penstock.needs.Stakeholders;
import org.penstock.web.InPlace;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who has a say, and the map of it. */
@PageController
class NeedsPeopleController {
    private static final String PEOPLE = "/deals/{id:[0-9a-f-]{36}}/needs/people";

    private final NeedsPages pages;
    private final Stakeholders people;
    private final Templates templates;

    NeedsPeopleController(NeedsPages pages, Stakeholders people, Templates templates) {
        this.pages = pages;
        this.people = people;
        this.templates = templates;
    }

    @GetMapping(PEOPLE)
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        return templates.needsPeople(ui, pages.load(actor, id));
    }

    /** The map alone, which follows the fields beside it. */
    @GetMapping(PEOPLE + "/map")
    JteModel map(Actor actor, Ui ui, @PathVariable UUID id) {
        return templates.needsMap(ui, id, StakeholderMap.of(people.of(actor, id)));
    }

    @PutMapping(PEOPLE + "/{person}")
    ResponseEntity<JteModel> put(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(required = false) @Nullable Integer over,
            @RequestParam Stakeholder.Role role,
            @RequestParam Stakeholder.Stance stance,
            @RequestParam int influence,
            @RequestParam(defaultValue = "") String note) {
        int read = over == null ? version : over;
        Stakeholder.Draft draft = new Stakeholder.Draft(role, stance, influence, note);
        return InPlace.answer(
                ui,
                person.toString(),
                read,
                people.put(actor, id, person, read, draft),
                Stakeholder::version,
                theirs -> String.join(
                        ", ",
                        ui.t("needs.role." + theirs.role().code()),
                        ui.t("needs.stance." + theirs.stance().code()),
                        ui.t("needs.influence." + theirs.influence())),
                "/deals/" + id + "/needs/people",
                Regions.CHANGED,
                mark -> templates.webMark(ui, mark, true));
    }
}
