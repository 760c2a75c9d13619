package org.penstock.qualification.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPages;
import org.penstock.deals.Outcome;
import org.penstock.deals.Reasons;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Page;
import org.penstock.kernel.Right;
import org.penstock.kernel.Role;
import org.penstock.qualification.Qualification;
import org.penstock.qualification.QualificationQueue;
import org.penstock.qualification.QualificationQueue.Lead;
import org.penstock.qualification.QualificationQueue.Order;
import org.penstock.qualification.Qualifications;
import org.penstock.web.Option;
import org.penstock.web.Ui;
import org.springframework.stereotype.Component;

/** Puts the queue together: the page of leads, the one that is worked on, its neighbours, what was done last. */
@Component
public class QueueRegions {
    private final QualificationQueue queue;
    private final Qualifications qualifications;
    private final DealPages pages;
    private final Reasons reasons;
    private final Templates templates;

    QueueRegions(
            QualificationQueue queue,
            Qualifications qualifications,
            DealPages pages,
            Reasons reasons,
            Templates templates) {
        this.queue = queue;
        this.qualifications = qualifications;
        this.pages = pages;
        this.reasons = reasons;
        this.templates = templates;
    }

    /** How the queue is looked at: what its links and forms carry. */
    public record View(Order order, boolean mine, int page) {
        static View of(Actor actor, @Nullable String order, @Nullable String owner, int page) {
            boolean rep = actor.role() == Role.REP;
            boolean mine = actor.id() != null && (owner == null ? rep : owner.equals("me"));
            return new View(Order.of(order), mine, page);
        }

        static View of(Actor actor, QualificationForm form) {
            String page = form.get("page");
            return of(
                    actor, form.get("order"), form.get("owner"), page.matches("\\d{1,4}") ? Integer.parseInt(page) : 1);
        }

        public String owner() {
            return mine ? "me" : "all";
        }

        public String query() {
            return "order=" + order.code() + "&owner=" + owner() + "&page=" + page;
        }
    }

    /** What was done last, so that it can be taken back by a key. */
    public record Last(UUID deal, String text, int version) {}

    /**
     * The region.
     *
     * @param count how many wait, up to {@link QualificationQueue#COUNT_MAX} and one more
     * @param card of the lead that is worked on; null when none waits
     * @param place its place on the page, from 0; -1 when it is not on it
     * @param last null where nothing was done yet
     */
    public record Shown(
            View view,
            Page<Lead> leads,
            int count,
            @Nullable QualificationCard card,
            int place,
            @Nullable Last last) {

        /** Whether the lead that is worked on has got no first answer. */
        public boolean unanswered() {
            return place >= 0 && leads.items().get(place).unanswered();
        }

        public @Nullable UUID before() {
            return place > 0 ? leads.items().get(place - 1).id() : null;
        }

        public @Nullable UUID after() {
            return place + 1 < leads.items().size()
                    ? leads.items().get(place + 1).id()
                    : null;
        }

        /** Where a verdict leads: the next one, else the one before. */
        public @Nullable UUID next() {
            return after() != null ? after() : before();
        }
    }

    Shown shown(Actor actor, Ui ui, View view, @Nullable UUID wanted, @Nullable Last last) {
        Page<Lead> leads = leads(actor, view);
        UUID lead = wanted != null
                        && leads.items().stream().anyMatch(one -> one.id().equals(wanted))
                ? wanted
                : leads.isEmpty() ? null : leads.items().getFirst().id();
        QualificationCard card = lead == null
                ? null
                : QualificationCard.of(
                        pages.load(actor, lead), qualifications.of(actor, lead), reasons(), ui.may(Right.EDIT_DEALS));
        return put(actor, view, leads, card, last);
    }

    /** The queue after a change: on a verdict the next lead, else the same one. */
    JteModel after(
            Actor actor, Ui ui, QualificationForm form, String title, Qualification before, Qualification after) {
        boolean decided = after.verdict() != null
                && form.get("verdict").equals(after.verdict().code());
        String text = decided
                ? ui.t("qualification.queue.decided", title, QualificationController.verdict(ui, after.verdict()))
                : ui.t("qualification.queue.saved", title);
        UUID wanted = decided ? QualificationForm.id(form.get("next")) : before.deal();
        Last last = new Last(before.deal(), text, after.version());
        return templates.qualificationQueue(ui, shown(actor, ui, View.of(actor, form), wanted, last));
    }

    /** The queue with the card as it was typed and what is wrong with it. */
    JteModel again(Actor actor, Ui ui, QualificationForm form, QualificationCard card) {
        View view = View.of(actor, form);
        return templates.qualificationQueue(ui, put(actor, view, leads(actor, view), card, null));
    }

    private Page<Lead> leads(Actor actor, View view) {
        Page<Lead> leads = queue.page(actor, view.order(), view.mine(), view.page());
        return leads.isEmpty() && view.page() > 1 ? queue.page(actor, view.order(), view.mine(), 1) : leads;
    }

    private Shown put(Actor actor, View view, Page<Lead> leads, @Nullable QualificationCard card, @Nullable Last last) {
        int place = -1;
        for (int at = 0; card != null && at < leads.items().size(); at++) {
            if (leads.items().get(at).id().equals(card.card().deal())) {
                place = at;
            }
        }
        View shown = new View(view.order(), view.mine(), leads.number());
        return new Shown(shown, leads, queue.count(actor, view.mine()), card, place, last);
    }

    private List<Option> reasons() {
        return reasons.current(Outcome.DISQUALIFIED).stream()
                .map(reason -> Option.of(reason.id().toString(), reason.name()))
                .toList();
    }
}
