package org.penstock.qualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.activities.Today;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealFilter;
import org.penstock.deals.DealHistory;
import org.penstock.deals.DealLists;
import org.penstock.deals.DealOutcomes;
import org.penstock.deals.DealPages;
import org.penstock.deals.Deals;
import org.penstock.deals.Outcome;
import org.penstock.deals.Pipelines;
import org.penstock.deals.PlaybookPart;
import org.penstock.deals.Reasons;
import org.penstock.deals.StageFact;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Check;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Result;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers, verdicts and what follows from them; the queue of leads that wait for one. */
@PenstockTest
class QualificationTest {
    @Autowired
    Qualifications qualifications;

    @Autowired
    QualificationQueue queue;

    @Autowired
    Criteria criteria;

    @Autowired
    QualificationIntake intake;

    @Autowired
    List<PlaybookPart> parts;

    @Autowired
    List<Check> checks;

    @Autowired
    Deals deals;

    @Autowired
    DealPages pages;

    @Autowired
    DealLists lists;

    @Autowired
    DealOutcomes outcomes;

    @Autowired
    DealHistory history;

    @Autowired
    Reasons reasons;

    @Autowired
    Pipelines pipelines;

    @Autowired
    Today today;

    @Autowired
    SettableClock clock;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    Actor anna;
    UUID lead;

    @BeforeEach
    void aLead() {
        jdbc.sql("update company set set_up_at = now(), deal_visibility = 'own'")
                .update();
        clock.set(SettableClock.START);
        anna = cast.actor(cast.anna());
        lead = deals.create(anna, DealDraft.titled("Bakery"), null).orElseThrow();
    }

    @Test
    void asksFiveThingsUntilThePipelineSaysOtherwise() {
        assertThat(qualifications.of(anna, lead).items())
                .extracting(item -> item.criterion().key())
                .containsExactly("budget", "authority", "need", "timing", "fit");
    }

    @Test
    void keepsAnswersWithEvidenceAndTellsGatesFiltersAndTheLedger() {
        Qualification card = put(Map.of(
                "budget", given(Answer.YES, "40,000 in the plan for 2027", "Ms Baker"),
                "need", given(Answer.PARTLY, "", ""),
                "fit", given(Answer.UNKNOWN, "", "")));

        assertThat(card.answered()).isEqualTo(2);
        assertThat(card.met()).isEqualTo(1);
        assertThat(card.items().getFirst().said()).isEqualTo("Ms Baker");
        assertThat(card.items().getFirst().answeredBy()).isEqualTo("Anna Rep");
        assertThat(found("answered", "2..")).contains(lead);
        assertThat(history.of(anna, lead, 10).getFirst().detail()).containsKeys(fact("answered"), fact("met"));
        assertThat(disagreements()).isEmpty();
    }

    @Test
    void notYetComesBackByItselfInTheQueueAndInToday() {
        LocalDate back = LocalDate.of(2026, 12, 7);
        decide(Verdict.NOT_YET, back);
        assertThat(waiting()).doesNotContain(lead);
        assertThat(pages.require(anna, lead).step()).isNotNull();

        clock.set(SettableClock.START.plus(Duration.ofDays(14)));
        assertThat(waiting()).contains(lead);
        assertThat(today.of(anna).due()).anyMatch(task -> lead.equals(task.deal()));
        assertThat(qualifications.of(anna, lead).backOn()).isEqualTo(back);

        decide(Verdict.QUALIFIED, null);
        assertThat(waiting()).doesNotContain(lead);
        assertThat(today.of(anna).due()).noneMatch(task -> lead.equals(task.deal()));
    }

    @Test
    void disqualifiedClosesTheDealWithItsReasonAndUndoReopensIt() {
        UUID reason = reasons.current(Outcome.DISQUALIFIED).getFirst().id();
        put(Map.of("need", given(Answer.NO, "They bake at home", "")));
        Qualification card = qualifications
                .put(anna, lead, null, new QualificationDraft(answers(), Verdict.DISQUALIFIED, null, reason, "No need"))
                .orElseThrow();
        assertThat(pages.require(anna, lead).outcome()).isEqualTo(Outcome.DISQUALIFIED);
        assertThat(pages.load(anna, lead).reason()).isEqualTo(reason);
        assertThat(found("verdict", "disqualified")).contains(lead);

        Qualification undone = qualifications.undo(anna, lead, card.version()).orElseThrow();
        assertThat(undone.verdict()).isNull();
        assertThat(undone.met()).isZero();
        assertThat(undone.answered()).isEqualTo(1);
        assertThat(pages.require(anna, lead).outcome()).isEqualTo(Outcome.OPEN);
        assertThat(waiting()).contains(lead);
        assertThat(disagreements()).isEmpty();
    }

    @Test
    void theCardFollowsADealThatIsDisqualifiedAndReopenedElsewhere() {
        put(Map.of("need", given(Answer.NO, "", "")));
        UUID reason = reasons.current(Outcome.DISQUALIFIED).getFirst().id();
        outcomes.close(anna, List.of(lead), null, Outcome.DISQUALIFIED, reason, null);
        assertThat(qualifications.of(anna, lead).verdict()).isEqualTo(Verdict.DISQUALIFIED);
        outcomes.reopen(anna, List.of(lead), null);
        assertThat(qualifications.of(anna, lead).verdict()).isNull();
        assertThat(disagreements()).isEmpty();
    }

    @Test
    void whoComesSecondSeesBothVersions() {
        put(Map.of("budget", given(Answer.YES, "Anna's", "")));
        Result<Qualification> second = qualifications.put(
                anna,
                lead,
                0,
                new QualificationDraft(Map.of("budget", given(Answer.NO, "late", "")), null, null, null, null));
        assertThat(second)
                .isInstanceOfSatisfying(
                        Result.Stale.class,
                        stale -> assertThat(((Qualification) stale.current())
                                        .items()
                                        .getFirst()
                                        .evidence())
                                .isEqualTo("Anna's"));
    }

    @Test
    void namesWhatIsWrong() {
        assertThat(refused(new QualificationDraft(answers(), Verdict.NOT_YET, null, null, null)))
                .containsExactly("backOn");
        assertThat(refused(new QualificationDraft(answers(), Verdict.NOT_YET, LocalDate.of(2026, 11, 23), null, null)))
                .containsExactly("backOn");
        assertThat(refused(new QualificationDraft(answers(), Verdict.DISQUALIFIED, null, null, null)))
                .containsExactly("reason");
        assertThat(refused(new QualificationDraft(
                        Map.of("luck", given(Answer.YES, "", "")), Verdict.QUALIFIED, null, null, null)))
                .containsExactly("answers.luck");
        QualificationDraft.Given stranger = new QualificationDraft.Given(Answer.YES, "", UUID.randomUUID(), "");
        assertThat(refused(new QualificationDraft(Map.of("need", stranger), null, null, null, null)))
                .containsExactly("answers.need.person");
        assertThat(qualifications.of(anna, lead).version()).isZero();
    }

    @Test
    void answersStayWhenThePipelineAsksSomethingElse() {
        put(Map.of("budget", given(Answer.YES, "", "")));
        UUID pipeline = pipelines.standard().id();
        Actor max = cast.actor(cast.max());
        criteria.replace(max, pipeline, List.of(new Criterion("size", "Size", "How many ovens?")))
                .orElseThrow();
        assertThat(qualifications.of(anna, lead).items())
                .extracting(item -> item.criterion().key(), Qualification.Item::asked)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("size", true),
                        org.assertj.core.groups.Tuple.tuple("budget", false));

        PlaybookPart part = parts.stream()
                .filter(one -> one.name().equals("qualification"))
                .findFirst()
                .orElseThrow();
        assertThat(part.read(pipeline)).hasSize(1);
        assertThat(part.refusals(List.of(Map.of("key", "A b", "name", "")))).hasSize(2);
        part.write(max, pipeline, List.of());
        assertThat(criteria.areOwn(anna, pipeline)).isFalse();
    }

    @Test
    void aFileBringsVerdictAndDay() {
        intake.write(anna, Map.of(lead, Map.of(fact("verdict"), "not_yet", fact("back_on"), "2027-01-11")));
        assertThat(qualifications.of(anna, lead).backOn()).isEqualTo(LocalDate.of(2027, 1, 11));
        assertThat(intake.refusal(fact("back_on"), "soon")).isPresent();
        assertThat(intake.refusal(fact("verdict"), "disqualified")).isPresent();
    }

    @Test
    void theQueueHasOwnLeadsOnlyWhereNoMoreMayBeSeen() {
        Actor boris = cast.actor(cast.boris());
        UUID other = deals.create(boris, DealDraft.titled("Brewery"), null).orElseThrow();
        assertThat(queue.page(boris, QualificationQueue.Order.VALUE, false, 1).items())
                .extracting(QualificationQueue.Lead::id)
                .contains(other)
                .doesNotContain(lead);
        assertThatThrownBy(() -> qualifications.of(boris, lead)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> qualifications.put(boris, lead, null, QualificationDraft.of(empty())))
                .isInstanceOf(Missing.class);
        assertThat(queue.count(boris, true)).isEqualTo(1);
    }

    private Qualification put(Map<String, QualificationDraft.Given> answers) {
        return qualifications
                .put(anna, lead, null, new QualificationDraft(answers, null, null, null, null))
                .orElseThrow();
    }

    private void decide(Verdict verdict, @org.jspecify.annotations.Nullable LocalDate back) {
        qualifications
                .put(anna, lead, null, new QualificationDraft(answers(), verdict, back, null, null))
                .orElseThrow();
    }

    private List<String> refused(QualificationDraft draft) {
        Result<Qualification> result = qualifications.put(anna, lead, null, draft);
        return ((Result.Refused<Qualification>) result)
                .refusals().stream().map(refusal -> refusal.field()).toList();
    }

    private Map<String, QualificationDraft.Given> answers() {
        return new HashMap<>(
                QualificationDraft.of(qualifications.of(anna, lead)).answers());
    }

    private Qualification empty() {
        return new Qualification(lead, List.of(), null, null, null, null, null, false, 0);
    }

    private static QualificationDraft.Given given(Answer answer, String evidence, String said) {
        return new QualificationDraft.Given(answer, evidence, null, said);
    }

    private List<UUID> waiting() {
        return queue.page(anna, QualificationQueue.Order.OLDEST, true, 1).items().stream()
                .map(QualificationQueue.Lead::id)
                .toList();
    }

    private List<UUID> found(String fact, String wanted) {
        return lists.ids(anna, DealFilter.parse(Map.of("fact." + fact(fact), List.of(wanted))), 100);
    }

    private List<String> disagreements() {
        return checks.stream().flatMap(check -> check.disagreements().stream()).toList();
    }

    private static String fact(String name) {
        return StageFact.name("qualification", name);
    }
}
