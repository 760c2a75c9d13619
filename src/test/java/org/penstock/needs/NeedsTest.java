package org.penstock.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.catalog.ProductDraft;
import org.penstock.catalog.Products;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealEdit;
import org.penstock.deals.DealHistory;
import org.penstock.deals.DealPages;
import org.penstock.deals.Deals;
import org.penstock.deals.Pipelines;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Check;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a customer needs: asked, written down, held against the catalog, told to gates. */
@PenstockTest
class NeedsTest {
    @Autowired
    Discovery discovery;

    @Autowired
    QuestionGuides guides;

    @Autowired
    QuestionsPart part;

    @Autowired
    NeedItems items;

    @Autowired
    Needs needs;

    @Autowired
    Coverage coverage;

    @Autowired
    Stakeholders people;

    @Autowired
    Decisions decisions;

    @Autowired
    Deals deals;

    @Autowired
    DealPages pages;

    @Autowired
    DealHistory history;

    @Autowired
    Products products;

    @Autowired
    Pipelines pipelines;

    @Autowired
    List<Check> checks;

    @Autowired
    JdbcTemplate template;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cast cast;

    Actor anna;
    Actor max;
    UUID deal;

    @BeforeEach
    void deal() {
        CleanDatabase.clean(template);
        anna = cast.actor(cast.anna());
        max = cast.actor(cast.max());
        deal = deals.create(anna, DealDraft.titled("Pump"), null).orElseThrow();
    }

    @Test
    void anAnswerStaysUnderTheWordsInWhichItWasAsked() {
        publish(new QuestionSet("First", null, null, List.of("How many pumps?", "Which colour?")));
        NeedQuestion asked = discovery.of(anna, deal).asked().getFirst();
        discovery.answer(anna, deal, asked.id(), 0, "Forty").orElseThrow();
        assertThat(fact("questions_open")).isEqualTo("1");

        publish(new QuestionSet("First", null, null, List.of("How many pumps are there?", "By when?")));
        Discovery.Guide still = discovery.of(anna, deal);
        assertThat(still.asked()).extracting(NeedQuestion::text).containsExactly("How many pumps?", "Which colour?");
        assertThat(still.added()).isEqualTo(2);
        assertThat(still.dropped()).isEqualTo(1);

        Discovery.Guide renewed = discovery.renew(anna, deal);
        assertThat(renewed.asked())
                .extracting(NeedQuestion::text)
                .containsExactly("How many pumps are there?", "By when?", "How many pumps?");
        assertThat(renewed.asked().getLast().answer()).isEqualTo("Forty");
        assertThat(fact("questions_open")).isEqualTo("2");
        agreed();
    }

    @Test
    void asksByIndustryAndProduct() {
        UUID gateway = product("Gateway");
        publish(
                new QuestionSet("All", null, null, List.of("What for?")),
                new QuestionSet("Food", "food", null, List.of("Which hygiene class?")),
                new QuestionSet("Radio", null, gateway, List.of("Is there a network?")));
        assertThat(discovery.of(anna, deal).asked())
                .extracting(NeedQuestion::text)
                .containsExactly("What for?");

        UUID bakery = UUID.randomUUID();
        jdbc.sql("insert into organisation (id, name, name_key, industry, created_at, updated_at)"
                        + " values (?, 'Bakery', 'bakery', 'Food', now(), now())")
                .param(bakery)
                .update();
        deals.change(anna, List.of(deal), null, List.of(new DealEdit.Organisation(bakery)));
        coverage.add(anna, deal, gateway).orElseThrow();
        assertThat(discovery.of(anna, deal).asked())
                .extracting(NeedQuestion::text)
                .containsExactly("What for?", "Which hygiene class?", "Is there a network?");
    }

    @Test
    void twoWhoAnswerAtOnceSeeBothAnswers() {
        UUID question = discovery.of(anna, deal).asked().getFirst().id();
        discovery.answer(anna, deal, question, 0, "By hand").orElseThrow();
        Result<NeedQuestion> second = discovery.answer(max, deal, question, 1, "By machine");
        assertThat(second)
                .isInstanceOfSatisfying(
                        Result.Stale.class,
                        stale ->
                                assertThat(stale.current()).extracting("answer").isEqualTo("By hand"));
    }

    @Test
    void aMustIsOpenUntilAProductMeetsItFully() {
        assertThat(fact("open_musts")).isNull();
        UUID offline = items.add(anna, deal, NeedKind.REQUIREMENT, new NeedItem.Draft("Offline", true, 5))
                .orElseThrow();
        items.add(anna, deal, NeedKind.REQUIREMENT, new NeedItem.Draft("Blue", false, 1))
                .orElseThrow();
        assertThat(fact("requirements")).isEqualTo("2");
        assertThat(fact("open_musts")).isEqualTo("1");

        UUID gateway = product("Gateway");
        coverage.add(anna, deal, gateway).orElseThrow();
        coverage.put(anna, deal, offline, gateway, 0, Meets.PARTLY, "From May").orElseThrow();
        assertThat(fact("open_musts")).isEqualTo("1");
        coverage.put(anna, deal, offline, gateway, 1, Meets.FULLY, "").orElseThrow();
        assertThat(fact("open_musts")).isEqualTo("0");
        assertThat(coverage.of(anna, deal)
                        .share(coverage.of(anna, deal).columns().getFirst()))
                .isEqualTo(83);
        assertThat(needs.requirements(anna, deal).getFirst().products())
                .extracting(Requirement.Cover::name)
                .containsExactly("Gateway");

        items.remove(anna, deal, offline);
        assertThat(fact("requirements")).isEqualTo("1");
        items.restore(anna, deal, offline);
        assertThat(fact("open_musts")).isEqualTo("0");
        agreed();
    }

    @Test
    void weightsTurnFromPointsToPerCentAndBack() {
        items.add(anna, deal, NeedKind.REQUIREMENT, new NeedItem.Draft("A", true, 1));
        items.add(anna, deal, NeedKind.REQUIREMENT, new NeedItem.Draft("B", true, 4));
        items.weigh(anna, deal, Weighing.PERCENT);
        assertThat(needs.requirements(anna, deal))
                .extracting(Requirement::weight)
                .containsExactly(20, 80);
        items.weigh(anna, deal, Weighing.POINTS);
        assertThat(needs.requirements(anna, deal))
                .extracting(Requirement::weight)
                .containsExactly(1, 5);
    }

    @Test
    void whoLeavesTheDealDecidesNothingInItAndTheUndoBringsItBack() {
        UUID rossi = person("Rossi");
        deals.change(anna, List.of(deal), null, List.of(new DealEdit.People(List.of(rossi))));
        var decides = new Stakeholder.Draft(Stakeholder.Role.DECISION_MAKER, Stakeholder.Stance.FOR, 3, "");
        people.put(anna, deal, rossi, 0, decides).orElseThrow();
        assertThat(fact("decision_maker")).isEqualTo("true");
        deals.change(anna, List.of(deal), null, List.of(new DealEdit.People(List.of())));
        assertThat(fact("decision_maker")).isNull();
        deals.change(anna, List.of(deal), null, List.of(new DealEdit.People(List.of(rossi))));
        assertThat(fact("decision_maker")).isEqualTo("true");
        agreed();

        assertThatThrownBy(() -> people.put(anna, deal, person("Weber"), null, decides))
                .isInstanceOf(Missing.class);
    }

    @Test
    void movesLinesAndRefusesWhatCannotBe() {
        UUID first = items.add(anna, deal, NeedKind.PAIN, new NeedItem.Draft("Slow", false, null))
                .orElseThrow();
        items.add(anna, deal, NeedKind.PAIN, new NeedItem.Draft("Dear", false, null));
        items.place(anna, deal, first, 1);
        assertThat(items.of(anna, deal, NeedKind.PAIN))
                .extracting(NeedItem::text)
                .containsExactly("Dear", "Slow");
        assertThat(refused(items.add(anna, deal, NeedKind.REQUIREMENT, new NeedItem.Draft(" ", true, 6))))
                .containsExactly("text", "weight");
        assertThat(refused(coverage.add(anna, deal, UUID.randomUUID()))).containsExactly("product");
    }

    @Test
    void aPlaybookCarriesTheSets() {
        UUID pipeline = pipelines.standard().id();
        assertThat(part.read(pipeline)).isEmpty();
        List<Map<String, Object>> sets = List.of(Map.of("name", "First", "questions", List.of("Why?")));
        assertThat(part.refusals(sets)).isEmpty();
        part.write(max, pipeline, sets);
        assertThat(part.read(pipeline)).isEqualTo(sets);
        assertThat(part.refusals(List.of(Map.of("name", "First")))).isNotEmpty();
    }

    @Test
    void hiddenIsMissingAndLookingIsNotWriting() {
        jdbc.sql("update company set deal_visibility = 'own'").update();
        Actor boris = cast.actor(cast.boris());
        assertThatThrownBy(() -> needs.requirements(boris, deal)).isInstanceOf(Missing.class);
        NeedItem.Draft draft = new NeedItem.Draft("Slow", false, null);
        assertThatThrownBy(() -> items.add(boris, deal, NeedKind.PAIN, draft)).isInstanceOf(Missing.class);
        Actor vera = cast.actor(cast.vera());
        assertThatThrownBy(() -> items.add(vera, deal, NeedKind.PAIN, draft)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> guides.publish(anna, pipelines.standard().id(), 0, List.of()))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void theDecisionIsInTheLedger() {
        Decision draft = new Decision("Spreadsheets", "", LocalDate.of(2027, 3, 1), 0);
        decisions.put(anna, deal, 0, draft).orElseThrow();
        assertThat(decisions.put(max, deal, 0, new Decision("Paper", "", null, 0)))
                .isInstanceOf(Result.Stale.class);
        assertThat(fact("decision_on")).isEqualTo("2027-03-01");
        assertThat(history.of(anna, deal, 5).getFirst().detail()).containsKeys("needs.solution", "needs.decision_on");
        agreed();
    }

    private void publish(QuestionSet... sets) {
        UUID pipeline = pipelines.standard().id();
        guides.publish(max, pipeline, guides.of(pipeline).edition(), List.of(sets))
                .orElseThrow();
    }

    private UUID product(String name) {
        return products.create(max, new ProductDraft(name, null, null, null, null, true, null, null))
                .orElseThrow()
                .id();
    }

    private UUID person(String name) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into person (id, name, name_key, created_at, updated_at) values (?, ?, lower(?), now(), now())")
                .params(id, name, name)
                .update();
        return id;
    }

    private String fact(String name) {
        return jdbc.sql("select stage_facts ->> ? from deal where id = ?")
                .params("needs." + name, deal)
                .query((row, number) -> java.util.Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private static List<String> refused(Result<?> result) {
        return ((Result.Refused<?>) result)
                .refusals().stream().map(Refusal::field).toList();
    }

    private void agreed() {
        assertThat(checks).allSatisfy(check -> assertThat(check.disagreements()).isEmpty());
    }
}
