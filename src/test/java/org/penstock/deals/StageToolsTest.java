package org.penstock.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** What a tool knows of a deal stands in gates, filters and the ledger, and is proven against the tool. */
@PenstockTest
@Import(StageToolsTest.Weather.class)
class StageToolsTest {
    @Autowired
    private Deals deals;

    @Autowired
    private DealStages stages;

    @Autowired
    private DealLists lists;

    @Autowired
    private DealHistory history;

    @Autowired
    private StageFacts facts;

    @Autowired
    private StageFactsCheck check;

    @Autowired
    private Gates gates;

    @Autowired
    private Pipelines pipelines;

    @Autowired
    private Weather weather;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Cast cast;

    /** A tool of the tests: it knows whether the sun shines on a deal. */
    static class Weather implements StageTool {
        final Map<UUID, Map<String, Object>> own = new HashMap<>();

        @Override
        public StageKind kind() {
            return StageKind.LEAD_GENERATION;
        }

        @Override
        public String name() {
            return "weather";
        }

        @Override
        public String icon() {
            return "clock";
        }

        @Override
        public List<StageFact> facts() {
            return List.of(
                    StageFact.word("weather", "sky", List.of("clear", "grey")), StageFact.number("weather", "degrees"));
        }

        @Override
        public Map<UUID, Map<String, Object>> reckon(Collection<UUID> deals) {
            return own;
        }
    }

    @Test
    void aGateAsksForWhatAToolKnows() {
        Stage first = pipelines.standard().first();
        Stage second = pipelines.standard().current().get(1);
        gates.replace(
                max(),
                first.id(),
                List.of(
                        new Gates.Draft(SKY, GateCondition.Operator.ONE_OF, "clear"),
                        new Gates.Draft(DEGREES, GateCondition.Operator.AT_LEAST, "20")));
        UUID deal = deal("Parasols");

        Changes held = stages.move(anna(), List.of(deal), second.id(), null, null, null);
        assertThat(held.held())
                .singleElement()
                .satisfies(one -> assertThat(one.refusals())
                        .extracting(refusal -> refusal.field())
                        .containsExactly(SKY, DEGREES));

        know(deal, Map.of(SKY, "clear", DEGREES, 24));
        assertThat(stages.move(anna(), List.of(deal), second.id(), null, null, null)
                        .held())
                .isEmpty();
        gates.replace(max(), first.id(), List.of());
    }

    @Test
    void listsFilterByPresenceValueAndRange() {
        UUID warm = deal("Warm");
        UUID cold = deal("Cold");
        UUID unknown = deal("Unknown");
        know(warm, Map.of(SKY, "clear", DEGREES, 24));
        know(cold, Map.of(SKY, "grey", DEGREES, -3));

        assertThat(found(SKY, "clear")).contains(warm).doesNotContain(cold, unknown);
        assertThat(found(SKY, "any")).contains(warm, cold).doesNotContain(unknown);
        assertThat(found(SKY, "none")).contains(unknown).doesNotContain(warm, cold);
        assertThat(found(DEGREES, "24")).contains(warm).doesNotContain(cold);
        assertThat(found(DEGREES, "..0")).contains(cold).doesNotContain(warm, unknown);
        assertThat(found(DEGREES, "20..30")).contains(warm).doesNotContain(cold);
    }

    @Test
    void theLedgerTellsOfItAndTheDealsVersionStays() {
        UUID deal = deal("Umbrellas");
        int version = lists.one(anna(), deal).version();
        know(deal, Map.of(SKY, "grey"));

        assertThat(lists.one(anna(), deal).version()).isEqualTo(version);
        assertThat(history.of(anna(), deal, 10).getFirst().detail())
                .isEqualTo(Map.of(SKY, Map.of("from", "", "to", "grey")));
    }

    @Test
    void aCopyThatIsNotWhatTheToolSaysIsNamed() {
        UUID deal = deal("Barometers");
        know(deal, Map.of(SKY, "clear"));
        weather.own.clear();
        weather.own.put(deal, Map.of(SKY, "grey"));

        assertThat(check.disagreements()).contains("Deal " + deal + " keeps " + SKY + " clear and its tool says grey");
    }

    @Test
    void nobodyKnowsAnythingOfADealThatTheyDoNotSee() {
        UUID deal = deal("Hidden");
        assertThatThrownBy(() -> transactions.executeWithoutResult(
                        any -> facts.note(cast.actor(cast.boris()), deal, Map.of(), Map.of(SKY, "clear"))))
                .isInstanceOf(Missing.class);
    }

    private static final String SKY = StageFact.name("weather", "sky");
    private static final String DEGREES = StageFact.name("weather", "degrees");

    private void know(UUID deal, Map<String, Object> known) {
        transactions.executeWithoutResult(any -> {
            Map<String, Object> detail = new HashMap<>();
            known.forEach((name, value) -> detail.put(name, StageFacts.change(null, value)));
            facts.open(anna(), deal);
            facts.note(anna(), deal, detail, new HashMap<>(known));
        });
    }

    private List<UUID> found(String fact, String wanted) {
        DealFilter filter = DealFilter.parse(Map.of("fact." + fact, List.of(wanted)));
        return lists.ids(anna(), filter, 100);
    }

    private UUID deal(String title) {
        return deals.create(anna(), DealDraft.titled(title), null).orElseThrow();
    }

    private Actor anna() {
        return cast.actor(cast.anna());
    }

    private Actor max() {
        return cast.actor(cast.max());
    }
}
