package org.penstock.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Role;
import org.penstock.needs.Decision;
import org.penstock.needs.Decisions;
import org.penstock.needs.Discovery;
import org.penstock.needs.NeedItem;
import org.penstock.needs.NeedItems;
import org.penstock.needs.NeedKind;
import org.penstock.needs.NeedQuestion;
import org.penstock.needs.Stakeholder;
import org.penstock.needs.Stakeholders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was asked and answered in the made-up deals, who has a say, and how they will decide. */
@Component
class DemoNeeds {
    private static final int UNDERSTOOD = 40;

    private static final String PAST_QUALIFICATION = """
            select d.id, coalesce(a.name, 'Penstock') as owner
              from deal d join stage s on s.id = d.stage_id left join account a on a.id = d.owner_id
             where d.outcome = 'open' and d.deleted_at is null
               and s.kind in ('needs_analysis', 'proposal', 'negotiation', 'closing')
             order by s.kind = 'needs_analysis' desc, d.created_at desc, d.id limit :limit""";

    private static final Map<String, List<String>> ANSWERS = Map.of(
            "How do you do it today?", List.of("By hand, in three spreadsheets", "With a system from 2009"),
            "What works well and should stay?", List.of("The people in the stores know every part"),
            "What costs you the most time or money?",
                    List.of("Standing still: 4,000 an hour", "Two days of counting a month"),
            "What happens if nothing changes?", List.of("We lose the contract with our biggest customer"),
            "What must the solution do?", List.of("Say within an hour what is in stock at every site"),
            "How many people will use it, where?", List.of("40 at two sites", "A dozen, most of them on the road"),
            "Who decides, and who has a say?", List.of("The plant manager, with purchasing and quality"),
            "Is there a budget, and whose is it?", List.of("In the plan for next year", "Yes, the plant's own"));
    private static final List<String> PAINS = List.of(
            "Parts are missing when a pump fails",
            "Counts take two days",
            "Nobody knows what was promised to whom",
            "Запчасти ждут по две недели");
    private static final List<String> GOALS = List.of(
            "Stand still half as long", "Count once a week", "One list for all sites", "Подготовиться к сезону");
    private static final List<String> REQUIREMENTS = List.of(
            "Works without a network",
            "Delivered within 48 hours",
            "Certified for drinking water",
            "Fits the present frames",
            "Training on site",
            "Сопровождение на русском языке");
    private static final List<String> SOLUTIONS = List.of(
            "Spreadsheets and a telephone", "A competitor's service contract until March", "Their own workshop");
    private static final List<String> PROCESSES = List.of(
            "Quality tests it, purchasing asks for three offers, the plant manager signs",
            "The board decides in its monthly meeting");

    private final JdbcClient jdbc;
    private final Discovery discovery;
    private final NeedItems items;
    private final Stakeholders stakeholders;
    private final Decisions decisions;
    private final Clock clock;

    DemoNeeds(
            JdbcClient jdbc,
            Discovery discovery,
            NeedItems items,
            Stakeholders stakeholders,
            Decisions decisions,
            Clock clock) {
        this.jdbc = jdbc;
        this.discovery = discovery;
        this.items = items;
        this.stakeholders = stakeholders;
        this.decisions = decisions;
        this.clock = clock;
    }

    private record Deal(UUID id, String owner) {}

    void ask(Draw draw) {
        List<Deal> deals = jdbc.sql(PAST_QUALIFICATION)
                .param("limit", UNDERSTOOD)
                .query((row, number) -> new Deal(row.getObject("id", UUID.class), row.getString("owner")))
                .list();
        deals.forEach(deal -> ask(told(deal.owner()), deal.id(), draw));
    }

    /** In the owner's name but by nobody who is signed in: it is no touch that would keep a deal from rotting. */
    static Actor told(String owner) {
        return new Actor(null, owner, Role.OWNER, Actor.Via.IMPORT, null, null, Locale.ENGLISH, DemoCompany.ZONE);
    }

    private void ask(Actor actor, UUID deal, Draw draw) {
        for (NeedQuestion question : discovery.of(actor, deal).asked()) {
            List<String> known = ANSWERS.get(question.text());
            if (known != null && draw.chance(0.7)) {
                discovery
                        .answer(actor, deal, question.id(), null, draw.one(known))
                        .orElseThrow();
            }
        }
        add(actor, deal, NeedKind.PAIN, draw.one(PAINS), false);
        add(actor, deal, NeedKind.GOAL, draw.one(GOALS), false);
        int wanted = draw.between(1, 4);
        int first = draw.between(0, REQUIREMENTS.size() - 1);
        for (int i = 0; i < wanted; i++) {
            add(
                    actor,
                    deal,
                    NeedKind.REQUIREMENT,
                    REQUIREMENTS.get((first + i) % REQUIREMENTS.size()),
                    i == 0 || draw.chance(0.4));
        }
        for (Stakeholder person : stakeholders.of(actor, deal)) {
            stakeholders
                    .put(
                            actor,
                            deal,
                            person.person(),
                            null,
                            new Stakeholder.Draft(
                                    draw.one(List.of(
                                            Stakeholder.Role.DECISION_MAKER,
                                            Stakeholder.Role.CHAMPION,
                                            Stakeholder.Role.USER,
                                            Stakeholder.Role.BUYER,
                                            Stakeholder.Role.BLOCKER)),
                                    draw.one(List.of(
                                            Stakeholder.Stance.FOR,
                                            Stakeholder.Stance.NEUTRAL,
                                            Stakeholder.Stance.AGAINST)),
                                    draw.between(1, Stakeholder.INFLUENCE_MAX),
                                    ""))
                    .orElseThrow();
        }
        if (draw.chance(0.6)) {
            LocalDate on =
                    LocalDate.ofInstant(clock.instant(), DemoCompany.ZONE).plusDays(draw.between(5, 90));
            decisions
                    .put(actor, deal, null, new Decision(draw.one(SOLUTIONS), draw.one(PROCESSES), on, 0))
                    .orElseThrow();
        }
    }

    private void add(Actor actor, UUID deal, NeedKind kind, String text, boolean must) {
        items.add(actor, deal, kind, new NeedItem.Draft(text, must, null)).orElseThrow();
    }
}
