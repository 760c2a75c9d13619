package org.penstock.proposals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.PriceLists;
import org.penstock.deals.DealPage;
import org.penstock.deals.DealPages;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Money;
import org.penstock.needs.Meets;
import org.penstock.needs.Needs;
import org.penstock.needs.Requirement;
import org.springframework.stereotype.Component;

/**
 * What a first version begins with: the deal's line items; without any, the products of the catalog that fully meet its
 * requirements, at list price. Each line answers the requirements that its product meets.
 */
@Component
public class ProposalStart {
    private final DealPages deals;
    private final Needs needs;
    private final PriceLists prices;
    private final Ids ids;

    ProposalStart(DealPages deals, Needs needs, PriceLists prices, Ids ids) {
        this.deals = deals;
        this.needs = needs;
        this.prices = prices;
        this.ids = ids;
    }

    public ProposalDraft of(Actor actor, UUID deal) {
        DealPage page = deals.load(actor, deal);
        String currency = page.deal().currency();
        List<Requirement> requirements = needs.requirements(actor, deal);
        List<ProposalLine> lines = new ArrayList<>();
        page.lines()
                .forEach(item -> lines.add(line(
                        item.product(),
                        item.name(),
                        item.quantity(),
                        item.unitPrice(),
                        item.discountPercent(),
                        answers(requirements, item.product()))));
        if (lines.isEmpty()) {
            lines.addAll(meeting(actor, requirements, currency));
        }
        return new ProposalDraft(currency, null, "", List.of(), lines);
    }

    private List<ProposalLine> meeting(Actor actor, List<Requirement> requirements, String currency) {
        Map<UUID, String> names = new LinkedHashMap<>();
        requirements.forEach(requirement -> requirement.products().stream()
                .filter(cover -> cover.meets() == Meets.FULLY)
                .findFirst()
                .ifPresent(cover -> names.put(cover.product(), cover.name())));
        Map<UUID, Money> listed = names.isEmpty() ? Map.of() : prices.pricesOf(actor, names.keySet(), currency);
        return names.entrySet().stream()
                .map(product -> line(
                        product.getKey(),
                        product.getValue(),
                        BigDecimal.ONE,
                        listed.containsKey(product.getKey())
                                ? listed.get(product.getKey()).amount()
                                : BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        answers(requirements, product.getKey())))
                .toList();
    }

    private static List<UUID> answers(List<Requirement> requirements, @Nullable UUID product) {
        return requirements.stream()
                .filter(requirement -> requirement.products().stream()
                        .anyMatch(cover -> cover.product().equals(product) && cover.meets() == Meets.FULLY))
                .map(Requirement::id)
                .toList();
    }

    private ProposalLine line(
            @Nullable UUID product,
            String name,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal discount,
            List<UUID> answers) {
        return new ProposalLine(
                ids.next(),
                product,
                name,
                quantity,
                price,
                discount,
                BigDecimal.ZERO,
                Rhythm.ONCE,
                1,
                false,
                null,
                true,
                null,
                answers);
    }
}
