package org.penstock.activities.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.penstock.activities.ActivityLists;
import org.penstock.activities.ActivityLists.Of;
import org.penstock.activities.LifeLines;
import org.penstock.activities.Timeline;
import org.penstock.contacts.Organisations;
import org.penstock.contacts.People;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealRow;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Regions on the pages of deals, people and organisations. */
@PageController
class RecordActivitiesController {
    /** Past activities that a contact's region shows. */
    private static final int PAST_SHOWN = 20;

    private final ActivityLists lists;
    private final Timeline timeline;
    private final LifeLines lives;
    private final DealPages deals;
    private final People people;
    private final Organisations organisations;
    private final Templates templates;

    RecordActivitiesController(
            ActivityLists lists,
            Timeline timeline,
            LifeLines lives,
            DealPages deals,
            People people,
            Organisations organisations,
            Templates templates) {
        this.people = people;
        this.organisations = organisations;
        this.lists = lists;
        this.timeline = timeline;
        this.lives = lives;
        this.deals = deals;
        this.templates = templates;
    }

    /** What is open on a deal, the next step first, and the form that plans another. */
    @GetMapping("/deals/{id}/next-step")
    JteModel nextStep(Actor actor, Ui ui, @PathVariable UUID id) {
        DealRow deal = deals.require(actor, id);
        return templates.activitiesNextStep(ui, deal, lists.open(actor, Of.DEAL, id));
    }

    @GetMapping("/deals/{id}/timeline")
    JteModel timeline(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "all") String show,
            @RequestParam(defaultValue = "30") int length) {
        return templates.activitiesTimeline(ui, timeline.of(actor, id, show, length));
    }

    /** The deal's life on one line, and the same as a table. */
    @GetMapping("/deals/{id}/life")
    JteModel life(Actor actor, Ui ui, @PathVariable UUID id) {
        return templates.activitiesLife(ui, lives.of(actor, id));
    }

    @GetMapping("/people/{id}/activities")
    JteModel ofPerson(Actor actor, Ui ui, @PathVariable UUID id) {
        return region(actor, ui, Of.PERSON, people.get(actor, id).id(), "person");
    }

    @GetMapping("/organisations/{id}/activities")
    JteModel ofOrganisation(Actor actor, Ui ui, @PathVariable UUID id) {
        return region(actor, ui, Of.ORGANISATION, organisations.get(actor, id).id(), "organisation");
    }

    private JteModel region(Actor actor, Ui ui, Of of, UUID id, String name) {
        return templates.activitiesRecord(
                ui, name, id, lists.open(actor, of, id), lists.past(actor, of, id, PAST_SHOWN));
    }
}
