package org.penstock.negotiation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.LineDraft;
import org.penstock.deals.LineRule;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Money;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Role;
import org.penstock.kernel.Term;
import org.penstock.proposals.OfferRule;
import org.penstock.proposals.Proposal;
import org.penstock.proposals.ProposalLine;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Holds every path to the limits of discounts and to the walk-away floor: line items by page, API, import and undo, and
 * versions of a proposal that are offered or become the current one. Nothing that it says to who may not know of a floor tells
 * whether there is one.
 */
@Component
@Order(1)
class OfferGuard implements LineRule, OfferRule {
    private final Limits limits;
    private final Discounts discounts;
    private final ApprovalRows approvals;
    private final Floors floors;

    OfferGuard(Limits limits, Discounts discounts, ApprovalRows approvals, Floors floors) {
        this.limits = limits;
        this.discounts = discounts;
        this.approvals = approvals;
        this.floors = floors;
    }

    @Override
    public Map<Sale, List<Refusal>> ofLines(Actor actor, Collection<Sale> sales) {
        List<UUID> deals =
                sales.stream().map(Sale::deal).filter(Objects::nonNull).toList();
        Map<UUID, BigDecimal> granted = approvals.granted(deals);
        Map<UUID, Money> known = Floors.knows(actor) ? Map.of() : floors.all(deals);
        Map<UUID, BigDecimal> percents = new HashMap<>();
        Map<Sale, List<Refusal>> against = new HashMap<>();
        byCurrency(sales).forEach((currency, some) -> {
            Map<UUID, BigDecimal> listed = discounts.listed(
                    actor, some.stream().flatMap(sale -> sale.lines().stream()).toList(), currency);
            for (Sale sale : some) {
                BigDecimal limit =
                        percents.computeIfAbsent(sale.pipeline(), pipeline -> limits.percent(pipeline, actor.role()));
                BigDecimal allowed = sale.deal() == null ? limit : limit.max(granted.getOrDefault(sale.deal(), limit));
                List<Refusal> refusals = refusals(actor, sale, allowed, listed);
                if (refusals.isEmpty() && floors.below(floor(known, sale), net(sale), currency)) {
                    refusals = List.of(neutral());
                }
                if (!refusals.isEmpty()) {
                    against.put(sale, refusals);
                }
            }
        });
        return against;
    }

    @Override
    public List<Refusal> refusals(Actor actor, StageFacts.Open deal, Proposal version) {
        List<LineDraft> sold = sold(version);
        if (approvals.granted(deal.deal(), Discounts.print(version.currency(), sold))) {
            return List.of();
        }
        BigDecimal discount = Discounts.highest(sold, discounts.listed(actor, sold, version.currency()));
        BigDecimal limit = limits.percent(deal.pipeline(), actor.role());
        BigDecimal allowed = limit.max(approvals.granted(List.of(deal.deal())).getOrDefault(deal.deal(), limit));
        if (discount.compareTo(allowed) > 0) {
            Role approver = limits.approver(deal.pipeline(), actor.role(), discount);
            return List.of(Refusal.of(
                    "negotiation.refused.offer",
                    version.number(),
                    discount.stripTrailingZeros(),
                    limit.stripTrailingZeros(),
                    role(approver)));
        }
        boolean below = !Floors.knows(actor)
                && floors.below(
                        floors.all(List.of(deal.deal())).get(deal.deal()),
                        version.totals().contract().net(),
                        version.currency());
        return below ? List.of(neutral()) : List.of();
    }

    @Override
    public List<Refusal> warnings(Actor actor, Proposal version) {
        if (!Floors.knows(actor)) {
            return List.of();
        }
        Money floor = floors.all(List.of(version.deal())).get(version.deal());
        return floors.below(floor, version.totals().contract().net(), version.currency())
                ? List.of(Refusal.of("negotiation.warning.floor", Objects.requireNonNull(floor)))
                : List.of();
    }

    /** The lines of a version that count. */
    static List<LineDraft> sold(Proposal version) {
        return version.lines().stream()
                .filter(ProposalLine::counts)
                .map(ProposalLine::sold)
                .toList();
    }

    static Term role(Role role) {
        return new Term("negotiation.role." + role.code());
    }

    private static Map<String, List<Sale>> byCurrency(Collection<Sale> sales) {
        return sales.stream().collect(Collectors.groupingBy(Sale::currency));
    }

    private static @Nullable Money floor(Map<UUID, Money> floors, Sale sale) {
        return sale.deal() == null || sale.lines().isEmpty() ? null : floors.get(sale.deal());
    }

    private static BigDecimal net(Sale sale) {
        return sale.lines().stream().map(line -> line.net(sale.currency())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Refusal> refusals(Actor actor, Sale sale, BigDecimal allowed, Map<UUID, BigDecimal> listed) {
        List<Refusal> refusals = new ArrayList<>();
        for (int place = 0; place < sale.lines().size(); place++) {
            BigDecimal discount = Discounts.of(sale.lines().get(place), listed);
            if (discount.compareTo(allowed) > 0) {
                Role approver = limits.approver(sale.pipeline(), actor.role(), discount);
                refusals.add(Refusal.at(
                        "lines." + (place + 1),
                        "negotiation.refused.line",
                        place + 1,
                        discount.stripTrailingZeros(),
                        allowed.stripTrailingZeros(),
                        role(approver)));
            }
        }
        return refusals;
    }

    private static Refusal neutral() {
        return Refusal.of("negotiation.refused.manager");
    }
}
