package org.penstock.deals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Right;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Winning, losing, disqualifying and reopening deals. */
@Component
public class DealOutcomes {
    private static final String STAGE_BEFORE_WON = """
            select from_stage_id from deal_ledger
             where deal_id = :deal and kind = 'outcome' and outcome = 'won' and from_stage_id is not null
             order by happened_at desc, id desc limit 1""";
    private static final String REASON =
            "select count(*) from reason where id = :id and outcome = :outcome and retired_at is null";

    /** The longest note to an outcome, in characters. */
    public static final int NOTE_MAX = 2_000;

    private final DealWork work;
    private final Gates gates;
    private final JdbcClient jdbc;
    private final ObjectProvider<OutcomeQuestions> questions;

    DealOutcomes(DealWork work, Gates gates, JdbcClient jdbc, ObjectProvider<OutcomeQuestions> questions) {
        this.questions = questions;
        this.work = work;
        this.gates = gates;
        this.jdbc = jdbc;
    }

    /** Won: the deal goes on in the retention stage of its pipeline; it meets the gates on the way there. */
    @Transactional
    public Changes win(
            Actor actor, Collection<UUID> deals, @Nullable Integer version, @Nullable String overrideReason) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        Gates.Book book = gates.open();
        return work.each(actor, deals, version, (deal, stages, pen) -> {
            if (deal.outcome != Outcome.OPEN) {
                return DealWork.refuse(deal, "deals.outcome.closed-already", deal.title);
            }
            Stage retention = stages.of(deal.stage).retention().orElse(deal.stage);
            List<Gates.Unmet> unmet = book.unmet(deal.facts(), leftByWinning(stages, deal.stage, retention));
            if (!unmet.isEmpty() && !GatePass.granted(actor, overrideReason)) {
                return Optional.of(Changes.Held.gate(deal, unmet));
            }
            deal.win(retention, pen, unmet.isEmpty() ? null : overrideReason);
            return Optional.empty();
        });
    }

    /** Lost or disqualified, with a reason from the list and, if wanted, in the prospect's words. */
    @Transactional
    public Changes close(
            Actor actor,
            Collection<UUID> deals,
            @Nullable Integer version,
            Outcome how,
            @Nullable UUID reason,
            @Nullable String note) {
        return close(actor, deals, version, how, reason, note, Map.of());
    }

    /** What other modules ask at this outcome. */
    public List<OutcomeQuestions.Ask> asks(Actor actor, Outcome how) {
        return questions.stream().flatMap(one -> one.asks(actor, how).stream()).toList();
    }

    /** @param answers to what other modules ask, by its name; what is left out was not answered */
    @Transactional
    public Changes close(
            Actor actor,
            Collection<UUID> deals,
            @Nullable Integer version,
            Outcome how,
            @Nullable UUID reason,
            @Nullable String note,
            Map<String, String> answers) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        List<Refusal> refusals = refusals(actor, how, reason, note, answers);
        Changes changes = work.each(actor, deals, version, (deal, stages, pen) -> {
            if (!refusals.isEmpty()) {
                return Optional.of(Changes.Held.refused(deal, refusals));
            }
            if (deal.outcome != Outcome.OPEN) {
                return DealWork.refuse(deal, "deals.outcome.closed-already", deal.title);
            }
            deal.close(how, reason, note == null || note.isBlank() ? null : note.strip(), pen);
            return Optional.empty();
        });
        if (!changes.done().isEmpty()) {
            questions.forEach(one -> one.answered(actor, changes.done(), how, answers));
        }
        return changes;
    }

    private List<Refusal> refusals(
            Actor actor, Outcome how, @Nullable UUID reason, @Nullable String note, Map<String, String> answers) {
        List<Refusal> wrong = new ArrayList<>();
        refusal(how, reason, note).ifPresent(wrong::add);
        questions.forEach(one -> wrong.addAll(one.refusals(actor, how, answers)));
        return wrong;
    }

    /** Open again, in the stage where it was before it was closed; in the first current one if that is retired. */
    @Transactional
    public Changes reopen(Actor actor, Collection<UUID> deals, @Nullable Integer version) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        return work.each(actor, deals, version, (deal, stages, pen) -> {
            if (deal.outcome == Outcome.OPEN) {
                return DealWork.refuse(deal, "deals.outcome.open-already", deal.title);
            }
            deal.reopen(stageBefore(deal, stages), pen);
            return Optional.empty();
        });
    }

    private Stage stageBefore(Deal deal, Stages stages) {
        Stage before = deal.outcome != Outcome.WON
                ? deal.stage
                : jdbc.sql(STAGE_BEFORE_WON)
                        .param("deal", deal.id)
                        .query(UUID.class)
                        .optional()
                        .map(stages::stage)
                        .orElse(deal.stage);
        boolean usable = !before.retired() && !before.isRetention();
        return usable ? before : stages.of(deal.stage).first();
    }

    /** Winning from a pipeline without a retention stage leaves every stage from the present one on. */
    private static List<Stage> leftByWinning(Stages stages, Stage from, Stage retention) {
        if (!from.id().equals(retention.id())) {
            return stages.left(from, retention);
        }
        return stages.of(from).current().stream()
                .filter(stage -> stage.position() >= from.position())
                .toList();
    }

    private Optional<Refusal> refusal(Outcome how, @Nullable UUID reason, @Nullable String note) {
        if (reason == null) {
            return Optional.of(Refusal.at("reason", "deals.outcome.reason-missing"));
        }
        if (note != null && note.length() > NOTE_MAX) {
            return Optional.of(Refusal.at("note", "deals.too-long", NOTE_MAX));
        }
        boolean known = jdbc.sql(REASON)
                        .param("id", reason)
                        .param("outcome", how.code())
                        .query(Long.class)
                        .single()
                > 0;
        return known ? Optional.empty() : Optional.of(Refusal.at("reason", "deals.outcome.reason-unknown"));
    }
}
