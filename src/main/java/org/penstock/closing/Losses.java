package org.penstock.closing;

import java.sql.Types;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.activities.Activities;
import org.penstock.activities.ActivityDraft;
import org.penstock.activities.ActivityKind;
import org.penstock.deals.DealTransitions;
import org.penstock.deals.Outcome;
import org.penstock.deals.OutcomeQuestions;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Due;
import org.penstock.kernel.Refusal;
import org.penstock.teams.Company;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is asked of a lost deal beyond its reason: to whom, and when to ask again. On that day its owner finds a task among the
 * day's work (decision 0034); a deal that is opened again is lost to nobody any more.
 */
@Component
class Losses implements OutcomeQuestions {
    static final String COMPETITOR = "competitor";
    static final String ASK_AGAIN = "askAgainOn";

    /** The furthest that one may ask to be reminded, in years. */
    private static final int YEARS_MAX = 10;

    private static final String PUT = """
            insert into loss (deal_id, competitor, ask_again_on, activity_id) values (:deal, :competitor, :on, :activity)
                on conflict (deal_id) do update
               set competitor = excluded.competitor, ask_again_on = excluded.ask_again_on,
                   activity_id = excluded.activity_id""";
    private static final String FORGET = "delete from loss where deal_id = any(:deals::uuid[]) returning deal_id";

    private final JdbcClient jdbc;
    private final Competitors competitors;
    private final Activities activities;
    private final StageFacts facts;
    private final ClosingFacts kept;
    private final Company company;
    private final MessageSource messages;
    private final Clock clock;

    Losses(
            JdbcClient jdbc,
            Competitors competitors,
            Activities activities,
            StageFacts facts,
            ClosingFacts kept,
            Company company,
            MessageSource messages,
            Clock clock) {
        this.jdbc = jdbc;
        this.competitors = competitors;
        this.activities = activities;
        this.facts = facts;
        this.kept = kept;
        this.company = company;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public List<Ask> asks(Actor actor, Outcome outcome) {
        if (outcome != Outcome.LOST) {
            return List.of();
        }
        List<String> names =
                competitors.current(actor).stream().map(Competitor::name).toList();
        return List.of(
                new Ask(COMPETITOR, "text", "closing.loss.competitor", names, Competitor.NAME_MAX),
                new Ask(ASK_AGAIN, "date", "closing.loss.ask-again", List.of(), 0));
    }

    @Override
    public List<Refusal> refusals(Actor actor, Outcome outcome, Map<String, String> answers) {
        List<Refusal> wrong = new ArrayList<>();
        String competitor = answers.getOrDefault(COMPETITOR, "");
        String again = answers.getOrDefault(ASK_AGAIN, "");
        if (outcome != Outcome.LOST && !(competitor.isBlank() && again.isBlank())) {
            wrong.add(Refusal.at(competitor.isBlank() ? ASK_AGAIN : COMPETITOR, "closing.loss.refused.not-lost"));
        }
        if (competitor.strip().length() > Competitor.NAME_MAX) {
            wrong.add(Refusal.at(COMPETITOR, "closing.loss.refused.competitor", Competitor.NAME_MAX));
        }
        if (!again.isBlank()) {
            day(again)
                    .ifPresentOrElse(
                            on -> {
                                if (!on.isAfter(today()) || on.isAfter(today().plusYears(YEARS_MAX))) {
                                    wrong.add(Refusal.at(ASK_AGAIN, "closing.loss.refused.ask-again", YEARS_MAX));
                                }
                            },
                            () -> wrong.add(Refusal.at(ASK_AGAIN, "closing.refused.day")));
        }
        return wrong;
    }

    @Override
    public void answered(Actor actor, List<UUID> deals, Outcome outcome, Map<String, String> answers) {
        if (outcome != Outcome.LOST || answers.isEmpty()) {
            return;
        }
        String typed = answers.getOrDefault(COMPETITOR, "").strip();
        String competitor = typed.isEmpty() ? null : competitors.named(typed);
        LocalDate on = day(answers.getOrDefault(ASK_AGAIN, "")).orElse(null);
        deals.forEach(deal -> lost(actor, deal, competitor, on));
    }

    /** Nobody has won a deal that is open again; what was planned for it stays planned. */
    @EventListener
    void reopened(DealTransitions transitions) {
        UUID[] open = transitions.transitions().stream()
                .filter(one -> one.kind() == DealTransitions.Kind.OUTCOME && one.outcome() != Outcome.LOST)
                .map(DealTransitions.Transition::deal)
                .toArray(UUID[]::new);
        if (open.length > 0) {
            kept.renew(jdbc.sql(FORGET)
                    .param("deals", open)
                    .query((row, number) -> row.getObject(1, UUID.class))
                    .list());
        }
    }

    private void lost(Actor actor, UUID deal, @Nullable String competitor, @Nullable LocalDate on) {
        UUID activity = on == null ? null : remind(actor, facts.open(actor, deal), on);
        jdbc.sql(PUT)
                .param("deal", deal)
                .param("competitor", competitor, Types.VARCHAR)
                .param("on", on, Types.DATE)
                .param("activity", activity, Types.OTHER)
                .update();
        Map<String, Object> told = new HashMap<>();
        if (competitor != null) {
            told.put(StageFact.name(ClosingTool.NAME, "lost_to"), competitor);
        }
        if (on != null) {
            told.put(StageFact.name(ClosingTool.NAME, "ask_again"), on.toString());
        }
        kept.note(actor, deal, told);
    }

    private UUID remind(Actor actor, StageFacts.Open deal, LocalDate on) {
        String subject =
                words("closing.loss.task", deal.title(), company.settings().language());
        return activities
                .create(
                        actor,
                        new ActivityDraft(
                                ActivityKind.TASK,
                                subject.substring(0, Math.min(subject.length(), Activities.SUBJECT_MAX)),
                                "",
                                Due.on(on),
                                null,
                                null,
                                null,
                                deal.owner() == null ? actor.id() : deal.owner(),
                                deal.deal(),
                                null,
                                null,
                                List.of()))
                .orElseThrow();
    }

    private String words(String key, String title, Locale language) {
        return Objects.requireNonNull(messages.getMessage(key, new Object[] {title}, language));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(company.settings().zone()));
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
