package org.penstock.closing.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.closing.ClosePlan;
import org.penstock.closing.ClosePlans;
import org.penstock.closing.CloseStep;
import org.penstock.deals.DealPage;
import org.penstock.deals.DealPages;
import org.penstock.identity.Accounts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Right;
import org.penstock.web.Option;
import org.penstock.web.Ui;
import org.springframework.stereotype.Component;

/** What the region of the close plan shows. */
@Component
public class PlanPages {
    /** What stands before the id of an account and of a person in the choice of an owner, and for words. */
    static final String OURS = "a:";

    static final String THEIRS = "p:";
    public static final String WORDS = "w";

    private final ClosePlans plans;
    private final DealPages deals;
    private final Accounts accounts;

    PlanPages(ClosePlans plans, DealPages deals, Accounts accounts) {
        this.plans = plans;
        this.deals = deals;
        this.accounts = accounts;
    }

    /**
     * The plan with whoever may own a step.
     *
     * @param ours colleagues: the deal's owner, the reader, who has a step, and the first of the others
     * @param theirs people of the deal
     */
    public record PlanSheet(
            UUID deal, boolean edit, ClosePlan plan, List<Option> ours, List<Option> theirs, LocalDate today) {
        public PlanSheet {
            ours = List.copyOf(ours);
            theirs = List.copyOf(theirs);
        }

        public String url() {
            return "/deals/" + deal + "/close-plan";
        }

        /** The owner of a step as the choice sends it. */
        public static String owner(CloseStep step) {
            return step.account() != null
                    ? OURS + step.account()
                    : step.person() != null ? THEIRS + step.person() : WORDS;
        }
    }

    PlanSheet load(Actor actor, Ui ui, UUID deal) {
        DealPage page = deals.load(actor, deal);
        ClosePlan plan = plans.of(actor, deal);
        return new PlanSheet(
                deal,
                actor.may(Right.EDIT_DEALS) && !page.isRemoved(),
                plan,
                ours(actor, page, plan),
                page.people().stream()
                        .map(person -> Option.of(THEIRS + person.id(), person.name()))
                        .toList(),
                ui.texts().today());
    }

    private List<Option> ours(Actor actor, DealPage page, ClosePlan plan) {
        Map<UUID, String> names = new LinkedHashMap<>();
        if (page.deal().owner() != null && page.deal().ownerName() != null) {
            names.put(page.deal().owner(), page.deal().ownerName());
        }
        if (actor.id() != null) {
            names.putIfAbsent(actor.id(), actor.name());
        }
        for (CloseStep step : plan.steps()) {
            if (step.account() != null && step.accountName() != null) {
                names.putIfAbsent(step.account(), step.accountName());
            }
        }
        accounts.options(actor, "").forEach(option -> names.putIfAbsent(option.id(), option.name()));
        List<Option> options = new ArrayList<>();
        names.forEach((id, name) -> options.add(Option.of(OURS + id, name)));
        return options;
    }
}
