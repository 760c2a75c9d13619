package org.penstock.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Role;
import org.penstock.negotiation.Approval;
import org.penstock.negotiation.Approvals;
import org.penstock.negotiation.Floors;
import org.penstock.negotiation.RoundDraft;
import org.penstock.negotiation.Rounds;
import org.penstock.proposals.Proposal;
import org.penstock.proposals.ProposalDraft;
import org.penstock.proposals.ProposalLine;
import org.penstock.proposals.ProposalStart;
import org.penstock.proposals.ProposalState;
import org.penstock.proposals.Proposals;
import org.penstock.proposals.Rhythm;
import org.penstock.proposals.Term;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was offered in the made-up deals that are far enough: versions, rounds, discounts that were asked for, floors. */
@Component
class DemoOffers {
    /** Deals that get an offer; enough to be found on every page. */
    static final int OFFERED = 80;

    private static final String FAR = """
            select d.id, s.kind, d.currency, a.id as owner, a.name
              from deal d join stage s on s.id = d.stage_id join account a on a.id = d.owner_id
             where d.outcome = 'open' and d.deleted_at is null and s.kind in ('proposal', 'negotiation', 'closing')
               and exists (select from line_item l where l.deal_id = d.id)
             order by s.kind = 'negotiation' desc, d.created_at desc, d.id limit :limit""";
    private static final String MANAGER =
            "select id, name from account where role = 'manager' and state = 'active' order by name limit 1";

    private static final List<RoundDraft> ROUNDS = List.of(
            new RoundDraft(
                    "them", "price", "A quarter off for the whole order", "Part of it", "A term of two years", null),
            new RoundDraft("us", "terms", "Payment in 14 days", "Free delivery", "Payment in 21 days", null),
            new RoundDraft("them", "scope", "Training for a second site", "One more day", "A reference visit", null));

    private final Proposals proposals;
    private final ProposalStart start;
    private final Rounds rounds;
    private final Approvals approvals;
    private final Floors floors;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    DemoOffers(
            Proposals proposals,
            ProposalStart start,
            Rounds rounds,
            Approvals approvals,
            Floors floors,
            JdbcClient jdbc,
            Ids ids,
            Clock clock) {
        this.proposals = proposals;
        this.start = start;
        this.rounds = rounds;
        this.approvals = approvals;
        this.floors = floors;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    private record Far(UUID deal, String kind, Actor rep) {}

    void fill(Draw draw) {
        @Nullable Actor manager = jdbc.sql(MANAGER)
                .query((row, number) -> actor(row.getObject("id", UUID.class), row.getString("name"), Role.MANAGER))
                .optional()
                .orElse(null);
        List<Far> far = jdbc.sql(FAR)
                .param("limit", OFFERED)
                .query((row, number) -> new Far(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        actor(row.getObject("owner", UUID.class), row.getString("name"), Role.REP)))
                .list();
        for (Far deal : far) {
            Proposal first =
                    proposals.create(deal.rep(), deal.deal(), draft(deal, draw)).orElseThrow();
            if (draw.chance(0.75) || !deal.kind().equals("proposal")) {
                state(deal, first, ProposalState.CURRENT);
            }
            if (deal.kind().equals("negotiation")) {
                negotiate(deal, manager, first, draw);
            }
        }
    }

    private void negotiate(Far deal, @Nullable Actor manager, Proposal first, Draw draw) {
        int count = draw.between(1, ROUNDS.size());
        for (int i = 0; i < count; i++) {
            rounds.add(deal.rep(), deal.deal(), ROUNDS.get(i)).orElseThrow();
        }
        if (manager == null || !draw.chance(0.5)) {
            return;
        }
        floors.put(manager, deal.deal(), first.totals().contract().net().multiply(new BigDecimal("0.7")))
                .orElseThrow();
        Proposal cheaper =
                proposals.copy(deal.rep(), deal.deal(), first.number()).orElseThrow();
        cheaper = proposals
                .put(deal.rep(), deal.deal(), cheaper.number(), null, discounted(cheaper.content(), draw))
                .orElseThrow();
        Approval asked = approvals
                .ask(
                        deal.rep(),
                        deal.deal(),
                        new Approvals.Wish(
                                cheaper.number(), null, "They sign this month if we meet them on the price."))
                .orElseThrow();
        if (asked.approver() == Role.MANAGER && draw.chance(0.6)) {
            boolean grant = draw.chance(0.6);
            approvals
                    .decide(
                            manager,
                            deal.deal(),
                            asked.id(),
                            null,
                            grant,
                            grant ? "For this order alone." : "Offer a longer term first.")
                    .orElseThrow();
        }
    }

    private void state(Far deal, Proposal version, ProposalState state) {
        proposals.state(deal.rep(), deal.deal(), version.number(), null, state).orElseThrow();
    }

    private static ProposalDraft discounted(ProposalDraft draft, Draw draw) {
        BigDecimal discount = BigDecimal.valueOf(draw.between(5, 7) * 5L);
        return new ProposalDraft(
                draft.currency(),
                draft.validUntil(),
                draft.note(),
                draft.terms(),
                draft.lines().stream()
                        .map(line -> line.optional() ? line : discounted(line, discount))
                        .toList());
    }

    private static ProposalLine discounted(ProposalLine line, BigDecimal discount) {
        return new ProposalLine(
                line.id(),
                line.product(),
                line.name(),
                line.quantity(),
                line.unitPrice(),
                discount,
                line.taxPercent(),
                line.rhythm(),
                line.periods(),
                line.optional(),
                line.alternative(),
                line.taken(),
                line.unitCost(),
                line.answers());
    }

    /** The deal's lines with tax and mostly a cost, and a service that the customer may take. */
    private ProposalDraft draft(Far deal, Draw draw) {
        ProposalDraft draft = start.of(deal.rep(), deal.deal());
        boolean whole = draft.currency().equals("JPY");
        List<ProposalLine> lines = new ArrayList<>();
        draft.lines()
                .forEach(line -> lines.add(new ProposalLine(
                        line.id(),
                        line.product(),
                        line.name(),
                        line.quantity(),
                        line.unitPrice(),
                        line.discountPercent(),
                        BigDecimal.valueOf(20),
                        Rhythm.ONCE,
                        1,
                        false,
                        null,
                        true,
                        whole
                                ? null
                                : line.unitPrice()
                                        .multiply(new BigDecimal("0.55"))
                                        .setScale(2, RoundingMode.HALF_UP),
                        line.answers())));
        lines.add(new ProposalLine(
                ids.next(),
                null,
                "Care and remote support",
                BigDecimal.ONE,
                BigDecimal.valueOf(draw.between(4, 18) * 10L),
                BigDecimal.ZERO,
                BigDecimal.valueOf(20),
                Rhythm.MONTH,
                24,
                true,
                null,
                false,
                null,
                List.of()));
        LocalDate today = LocalDate.ofInstant(clock.instant(), DemoCompany.ZONE);
        return new ProposalDraft(
                draft.currency(),
                today.plusDays(draw.between(10, 45)),
                "",
                List.of(
                        new Term("Payment", draw.chance(0.5) ? "30 days net" : "14 days, 2 % discount"),
                        new Term("Delivery", "Within " + draw.between(2, 8) + " weeks"),
                        new Term("Warranty", "24 months")),
                lines);
    }

    private static Actor actor(UUID id, String name, Role role) {
        return new Actor(id, name, role, Actor.Via.PERSON, null, null, Locale.ENGLISH, DemoCompany.ZONE);
    }
}
