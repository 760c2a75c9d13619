package org.penstock.needs.web;

import java.util.List;
import java.util.UUID;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealRow;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Right;
import org.penstock.needs.Coverage;
import org.penstock.needs.Decision;
import org.penstock.needs.Decisions;
import org.penstock.needs.Discovery;
import org.penstock.needs.NeedItem;
import org.penstock.needs.NeedItems;
import org.penstock.needs.NeedKind;
import org.penstock.needs.Stakeholder;
import org.penstock.needs.Stakeholders;
import org.springframework.stereotype.Component;

/** What the region of needs shows. */
@Component
public class NeedsPages {
    private final DealPages deals;
    private final Discovery discovery;
    private final NeedItems items;
    private final Coverage coverage;
    private final Stakeholders people;
    private final Decisions decisions;

    NeedsPages(
            DealPages deals,
            Discovery discovery,
            NeedItems items,
            Coverage coverage,
            Stakeholders people,
            Decisions decisions) {
        this.deals = deals;
        this.discovery = discovery;
        this.items = items;
        this.coverage = coverage;
        this.people = people;
        this.decisions = decisions;
    }

    /**
     * All of it.
     *
     * @param edit whether the reader may change it
     * @param currency in which a picker of products names prices
     */
    public record NeedsSheet(
            UUID deal,
            boolean edit,
            String currency,
            Discovery.Guide guide,
            List<NeedItem> pains,
            List<NeedItem> goals,
            Coverage.CoverageGrid grid,
            List<Stakeholder> people,
            Decision decision) {
        public NeedsSheet {
            pains = List.copyOf(pains);
            goals = List.copyOf(goals);
            people = List.copyOf(people);
        }

        public String url() {
            return "/deals/" + deal + "/needs";
        }

        public List<NeedItem> of(NeedKind kind) {
            return kind == NeedKind.PAIN ? pains : goals;
        }

        public long weights() {
            return grid.rows().stream().mapToLong(row -> row.weight()).sum();
        }
    }

    NeedsSheet load(Actor actor, UUID deal) {
        DealRow row = deals.require(actor, deal);
        return new NeedsSheet(
                deal,
                actor.may(Right.EDIT_DEALS),
                row.currency(),
                discovery.of(actor, deal),
                items.of(actor, deal, NeedKind.PAIN),
                items.of(actor, deal, NeedKind.GOAL),
                coverage.of(actor, deal),
                people.of(actor, deal),
                decisions.of(actor, deal));
    }
}
