package org.penstock.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.deals.Changes;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealEdit;
import org.penstock.deals.DealOutcomes;
import org.penstock.deals.Deals;
import org.penstock.deals.Outcome;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Reasons;
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

/** The close plan: whose steps, in which order, what blocks; and what is asked of a lost deal. */
@PenstockTest
class ClosePlansTest {
    @Autowired
    ClosePlans plans;

    @Autowired
    CloseTemplates closeTemplates;

    @Autowired
    ClosePlanPart part;

    @Autowired
    Competitors competitors;

    @Autowired
    Deals deals;

    @Autowired
    DealOutcomes outcomes;

    @Autowired
    Reasons reasons;

    @Autowired
    Pipelines pipelines;

    @Autowired
    List<Check> checks;

    @Autowired
    Clock clock;

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
    void beginsWithTheStepsOfTheTemplate() {
        closeTemplates
                .put(
                        max,
                        pipelines.standard().id(),
                        0,
                        List.of(
                                new CloseTemplate.Step("Send it", true, "", 0),
                                new CloseTemplate.Step("Sign it", false, "The board", 10)))
                .orElseThrow();
        ClosePlan plan = plans.begin(anna, deal).orElseThrow();
        assertThat(plan.steps()).extracting(CloseStep::owner).containsExactly("Anna Rep", "The board");
        assertThat(fact("steps_open")).isEqualTo("2");
        assertThat(plans.begin(anna, deal)).isInstanceOf(Result.Stale.class);
        assertThat(part.read(pipelines.standard().id()))
                .containsExactly(
                        Map.of("text", "Send it", "days", 0),
                        Map.of("text", "Sign it", "who", "The board", "days", 10));
        agreed();
    }

    @Test
    void countsWhatIsOpenAndWhatIsBlocked() {
        ClosePlan plan = plans.add(anna, deal, ours("Send", anna.id(), "")).orElseThrow();
        plans.add(anna, deal, theirs("Sign", null, "Board", "Waits for the lawyer"))
                .orElseThrow();
        assertThat(fact("steps_open")).isEqualTo("2");
        assertThat(fact("steps_blocked")).isEqualTo("1");
        UUID send = plan.steps().getFirst().id();
        plans.done(anna, deal, send, true);
        assertThat(fact("steps_open")).isEqualTo("1");
        plans.place(anna, deal, send, 1);
        assertThat(plans.of(anna, deal).steps()).extracting(CloseStep::text).containsExactly("Sign", "Send");
        plans.remove(anna, deal, send);
        plans.restore(anna, deal, send);
        assertThat(plans.of(anna, deal).steps()).hasSize(2);
        assertThat(plans.of(anna, deal).steps().getLast().doneBy()).isEqualTo("Anna Rep");
        agreed();
    }

    @Test
    void aStepBelongsToSomebodyWhoSeesTheDealOrBelongsToIt() {
        jdbc.sql("update company set deal_visibility = 'own'").update();
        assertThat(refused(plans.add(anna, deal, ours("Send", null, "")))).containsExactly("account");
        assertThat(refused(plans.add(anna, deal, ours("Send", cast.boris(), ""))))
                .containsExactly("account");
        assertThat(refused(plans.add(anna, deal, ours("Send", UUID.randomUUID(), ""))))
                .containsExactly("account");
        assertThat(refused(plans.add(anna, deal, theirs("Sign", null, " ", ""))))
                .containsExactly("who");
        UUID rossi = person("Rossi");
        assertThat(refused(plans.add(anna, deal, theirs("Sign", rossi, "", ""))))
                .containsExactly("person");
        deals.change(anna, List.of(deal), null, List.of(new DealEdit.People(List.of(rossi))));
        assertThat(plans.add(anna, deal, theirs("Sign", rossi, "", ""))
                        .orElseThrow()
                        .steps())
                .extracting(CloseStep::owner)
                .containsExactly("Rossi");
    }

    @Test
    void isAgreedOnADayThatHasCome() {
        LocalDate today = LocalDate.now(clock);
        assertThat(refused(plans.agree(anna, deal, today.minusDays(2)))).containsExactly("agreedOn");
        plans.add(anna, deal, ours("Send", anna.id(), ""));
        assertThat(refused(plans.agree(anna, deal, today.plusDays(3)))).containsExactly("agreedOn");
        plans.agree(anna, deal, today.minusDays(2)).orElseThrow();
        assertThat(fact("plan_agreed")).isEqualTo("true");
        agreed();
    }

    @Test
    void whoComesSecondIsShownWhatStands() {
        UUID step = plans.add(anna, deal, ours("Send", anna.id(), ""))
                .orElseThrow()
                .steps()
                .getFirst()
                .id();
        plans.change(anna, deal, step, 1, ours("Send it", anna.id(), "")).orElseThrow();
        assertThat(plans.change(max, deal, step, 1, ours("Post it", anna.id(), "")))
                .isInstanceOf(Result.Stale.class);
    }

    @Test
    void hiddenIsMissingAndLookingIsNotWriting() {
        jdbc.sql("update company set deal_visibility = 'own'").update();
        Actor boris = cast.actor(cast.boris());
        assertThatThrownBy(() -> plans.of(boris, deal)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> plans.begin(boris, deal)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> plans.begin(cast.actor(cast.vera()), deal)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> competitors.add(anna, "Orbita")).isInstanceOf(Forbidden.class);
    }

    @Test
    void aLostDealSaysToWhomAndIsAskedAgainOnTheDay() {
        competitors.add(max, "Orbita Systems").orElseThrow();
        LocalDate spring = LocalDate.now(clock).plusDays(90);
        assertThat(lose(Map.of("competitor", "orbita systems", "askAgainOn", spring.toString()))
                        .all())
                .isTrue();
        assertThat(fact("competitor")).isEqualTo("Orbita Systems");
        assertThat(jdbc.sql("select due_on || ' ' || subject from activity where deal_id = ? and assignee_id = ?")
                        .params(deal, anna.id())
                        .query(String.class)
                        .single())
                .isEqualTo(spring + " Ask again: Pump");
        agreed();
        outcomes.reopen(anna, List.of(deal), null);
        assertThat(fact("competitor")).isNull();
        agreed();
    }

    @Test
    void refusesADayThatIsPastAndACompetitorOfADisqualifiedDeal() {
        Changes past =
                lose(Map.of("askAgainOn", LocalDate.now(clock).minusDays(1).toString()));
        assertThat(past.held().getFirst().refusals()).extracting(Refusal::field).containsExactly("askAgainOn");
        UUID noNeed = reasons.current(Outcome.DISQUALIFIED).getFirst().id();
        Changes other = outcomes.close(
                anna, List.of(deal), null, Outcome.DISQUALIFIED, noNeed, null, Map.of("competitor", "Orbita"));
        assertThat(other.held().getFirst().refusals())
                .extracting(Refusal::field)
                .containsExactly("competitor");
    }

    private Changes lose(Map<String, String> answers) {
        UUID reason = reasons.current(Outcome.LOST).getFirst().id();
        return outcomes.close(anna, List.of(deal), null, Outcome.LOST, reason, "Too dear", answers);
    }

    private static CloseStep.Draft ours(String text, @Nullable UUID account, String blocked) {
        return new CloseStep.Draft(text, true, account, null, "", null, blocked);
    }

    private static CloseStep.Draft theirs(String text, @Nullable UUID person, String who, String blocked) {
        return new CloseStep.Draft(text, false, null, person, who, null, blocked);
    }

    private UUID person(String name) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into person (id, name, name_key, created_at, updated_at) values (?, ?, lower(?), now(), now())")
                .params(id, name, name)
                .update();
        return id;
    }

    private @Nullable String fact(String name) {
        return jdbc.sql("select stage_facts ->> ? from deal where id = ?")
                .params("closing." + name, deal)
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
