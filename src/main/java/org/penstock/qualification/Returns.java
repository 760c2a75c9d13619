package org.penstock.qualification;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.activities.Activities;
import org.penstock.activities.Activity;
import org.penstock.activities.ActivityDraft;
import org.penstock.activities.ActivityKind;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Due;
import org.penstock.kernel.Missing;
import org.penstock.teams.Company;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The activity by which a lead that is not qualified yet comes back: a task for the owner on that day, so that it stands in
 * Today and is the deal's next step, and needs no job of its own (decision 32).
 */
@Component
class Returns {
    private final Activities activities;
    private final Company company;
    private final MessageSource messages;

    Returns(Activities activities, Company company, MessageSource messages) {
        this.activities = activities;
        this.company = company;
        this.messages = messages;
    }

    /** The task after the change; one that is there and still open is moved or taken away with its day. */
    @Nullable UUID plan(Actor actor, StageFacts.Open open, Qualification before, QualificationDraft draft) {
        Activity planned = planned(actor, before.step());
        if (planned != null && draft.backOn() != null && Due.on(draft.backOn()).equals(planned.due())) {
            return planned.id();
        }
        if (planned != null) {
            activities.remove(actor, planned.id());
        }
        return draft.backOn() == null
                ? null
                : activities
                        .create(actor, task(actor, open, Due.on(draft.backOn())))
                        .orElseThrow();
    }

    private @Nullable Activity planned(Actor actor, @Nullable UUID step) {
        if (step == null) {
            return null;
        }
        try {
            Activity found = activities.get(actor, step);
            return found.isOpen() ? found : null;
        } catch (Missing gone) {
            return null;
        }
    }

    private ActivityDraft task(Actor actor, StageFacts.Open open, Due due) {
        Locale language = company.settings().language();
        String subject = messages.getMessage("qualification.step", new Object[] {open.title()}, language);
        UUID owner = open.owner() == null ? actor.id() : open.owner();
        return new ActivityDraft(
                ActivityKind.TASK,
                subject.length() > Activities.SUBJECT_MAX ? subject.substring(0, Activities.SUBJECT_MAX) : subject,
                "",
                due,
                null,
                null,
                null,
                owner,
                open.deal(),
                null,
                open.organisation(),
                List.of());
    }
}
