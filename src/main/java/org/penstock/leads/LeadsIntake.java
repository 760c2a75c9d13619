package org.penstock.leads;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPages;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageIntake;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.springframework.stereotype.Component;

/** A file may bring campaign, form and referrer; they become a touch at the deal's creation. */
@Component
class LeadsIntake implements StageIntake {
    private final Origins origins;
    private final OriginRows rows;
    private final DealPages pages;

    LeadsIntake(Origins origins, OriginRows rows, DealPages pages) {
        this.origins = origins;
        this.rows = rows;
        this.pages = pages;
    }

    @Override
    public List<StageFact> columns() {
        return List.of(
                StageFact.text(LeadsTool.NAME, "campaign"),
                StageFact.text(LeadsTool.NAME, "form"),
                StageFact.text(LeadsTool.NAME, "referrer"));
    }

    @Override
    public Optional<Refusal> refusal(String fact, String value) {
        int max = fact.equals(LeadsTool.REFERRER) ? Touch.ADDRESS_MAX : Touch.TEXT_MAX;
        return value.length() > max ? Optional.of(Refusal.at(fact, "leads.refused.long", max)) : Optional.empty();
    }

    /** The same file once more tells nothing new. */
    @Override
    public void write(Actor actor, Map<UUID, Map<String, String>> values) {
        Map<UUID, Map<String, Object>> known = rows.facts(values.keySet());
        values.forEach((deal, brought) -> {
            boolean told = brought.entrySet().stream()
                    .allMatch(one -> one.getValue()
                            .strip()
                            .equals(known.getOrDefault(deal, Map.of()).get(one.getKey())));
            if (!told) {
                origins.touch(actor, deal, touch(actor, deal, brought)).orElseThrow();
            }
        });
    }

    private Touch.Draft touch(Actor actor, UUID deal, Map<String, String> brought) {
        return new Touch.Draft(
                Touch.Kind.IMPORT,
                pages.require(actor, deal).createdAt(),
                null,
                value(brought, LeadsTool.CAMPAIGN),
                value(brought, LeadsTool.FORM),
                value(brought, LeadsTool.REFERRER),
                null,
                null);
    }

    private static @Nullable String value(Map<String, String> brought, String name) {
        return brought.get(name);
    }
}
