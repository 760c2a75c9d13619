package org.penstock.customers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.closing.Contract;
import org.penstock.closing.Contracts;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealPage;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealRow;
import org.penstock.deals.Deals;
import org.penstock.deals.LineDraft;
import org.penstock.deals.LineItems;
import org.penstock.deals.Outcome;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * New deals that a won one leads to: its renewal, once, and upsells. A link is written together with the deal that it makes,
 * so no deal can be made to renew itself by a roundabout way.
 */
@Component
public class Renewals {
    private static final String RENEWAL = "renewal";
    private static final String UPSELL = "upsell";

    private static final String LINKED =
            "select l.deal_id, l.kind from customer_link l where l.of_deal = :deal order by l.deal_id";
    private static final String ORIGIN = "select of_deal from customer_link where deal_id = :deal";
    private static final String LINK = "insert into customer_link (deal_id, of_deal, kind) values (:deal, :of, :kind)";
    private static final String DUE = """
            select k.deal_id from contract k join deal d on d.id = k.deal_id
             where k.ends_on between :today and :until and k.renewal = 'manual'
               and d.outcome = 'won' and d.deleted_at is null
               and not exists (select from customer_link l where l.of_deal = k.deal_id and l.kind = 'renewal')
               and not exists (select from customer_deal cd join customer c on c.id = cd.customer_id
                                where cd.deal_id = k.deal_id and c.left_on is not null)
             order by k.ends_on, k.deal_id limit :limit""";
    private static final int TITLE_MAX = 300;

    private final JdbcClient jdbc;
    private final StageFacts facts;
    private final DealPages pages;
    private final Deals deals;
    private final LineItems lines;
    private final Contracts contracts;
    private final CustomerRules rules;
    private final Clock clock;

    Renewals(
            JdbcClient jdbc,
            StageFacts facts,
            DealPages pages,
            Deals deals,
            LineItems lines,
            Contracts contracts,
            CustomerRules rules,
            Clock clock) {
        this.rules = rules;
        this.jdbc = jdbc;
        this.facts = facts;
        this.pages = pages;
        this.deals = deals;
        this.lines = lines;
        this.contracts = contracts;
        this.clock = clock;
    }

    /** A deal that another one led to. */
    public record Linked(UUID deal, boolean renewal) {}

    /** What a won deal led to; deals in the bin and hidden ones too. */
    public List<Linked> of(Actor actor, UUID deal) {
        pages.require(actor, deal);
        return jdbc.sql(LINKED)
                .param("deal", deal)
                .query((row, number) -> new Linked(
                        row.getObject(1, UUID.class), row.getString(2).equals(RENEWAL)))
                .list();
    }

    /** The won deal that this one renews or adds to. */
    public Optional<UUID> origin(Actor actor, UUID deal) {
        pages.require(actor, deal);
        return jdbc.sql(ORIGIN)
                .param("deal", deal)
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional();
    }

    /** Opens the renewal of a won deal; asked again it answers the one that there is. */
    @Transactional
    public Result<UUID> renew(Actor actor, UUID deal, String title) {
        StageFacts.Open open = facts.open(actor, deal);
        if (open.outcome() != Outcome.WON) {
            return Result.refused(Refusal.of("customers.renewal.not-won", open.title()));
        }
        Optional<Linked> present =
                of(actor, deal).stream().filter(Linked::renewal).findFirst();
        return present.isPresent() ? Result.done(present.get().deal()) : make(actor, deal, title, RENEWAL);
    }

    /** A further deal with a customer. */
    @Transactional
    public Result<UUID> upsell(Actor actor, UUID deal, String title) {
        StageFacts.Open open = facts.open(actor, deal);
        if (open.outcome() != Outcome.WON) {
            return Result.refused(Refusal.of("customers.upsell.not-customer", open.title()));
        }
        return make(actor, deal, title, UPSELL);
    }

    /** The deals whose contracts end within the days of {@link CustomerRules} and have no renewal yet. */
    List<UUID> due(LocalDate today, int limit) {
        return jdbc.sql(DUE)
                .param("today", today)
                .param("until", today.plusDays(rules.present().renewalDays()))
                .param("limit", limit)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    private Result<UUID> make(Actor actor, UUID of, String title, String kind) {
        DealPage page = pages.load(actor, of);
        DealRow row = page.deal();
        boolean renewal = kind.equals(RENEWAL);
        @Nullable LocalDate ends = contracts.find(actor, of).map(Contract::endsOn).orElse(null);
        Result<UUID> made = deals.create(
                actor,
                new DealDraft(
                        title.length() > TITLE_MAX ? title.substring(0, TITLE_MAX) : title,
                        row.pipeline(),
                        null,
                        renewal && row.value() != null ? row.value().amount() : null,
                        row.currency(),
                        null,
                        renewal && ends != null && !ends.isBefore(LocalDate.now(clock)) ? ends : null,
                        row.owner(),
                        page.organisationBinned() ? null : row.organisation(),
                        page.people().stream()
                                .filter(person -> !person.binned())
                                .map(DealPage.DealPerson::id)
                                .toList(),
                        kind,
                        List.of(),
                        Map.of()),
                null);
        if (made instanceof Result.Done<UUID>(UUID fresh)) {
            jdbc.sql(LINK)
                    .param("deal", fresh)
                    .param("of", of)
                    .param("kind", kind)
                    .update();
            if (renewal && !page.lines().isEmpty()) {
                lines.replace(
                        actor,
                        fresh,
                        null,
                        page.lines().stream().map(Renewals::line).toList());
            }
            note(actor, of, kind, title);
            note(actor, fresh, kind + "_of", row.title());
        }
        return made;
    }

    private static LineDraft line(org.penstock.deals.LineItem line) {
        return new LineDraft(
                line.product(), line.name(), line.quantity(), line.unitPrice(), line.discountPercent(), line.periods());
    }

    private void note(Actor actor, UUID deal, String what, String text) {
        facts.note(actor, deal, Map.of(StageFact.name("customers", what), StageFacts.change(null, text)), Map.of());
    }
}
