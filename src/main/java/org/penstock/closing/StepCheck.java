package org.penstock.closing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.StageFacts;
import org.penstock.identity.Account;
import org.penstock.identity.Accounts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.teams.Actors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is wrong with a step: nobody owns it, or whoever does can't see the deal or does not belong to it. */
@Component
class StepCheck {
    private static final String OF_DEAL =
            "select count(*) from deal_person where deal_id = :deal and person_id = :person";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Actors actors;

    StepCheck(JdbcClient jdbc, Accounts accounts, Actors actors) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.actors = actors;
    }

    /** Each refusal names the field below this name. */
    List<Refusal> refusals(StageFacts.Open open, String at, CloseStep.Draft draft) {
        List<Refusal> wrong = new ArrayList<>();
        if (draft.text().isBlank() || draft.text().strip().length() > CloseStep.TEXT_MAX) {
            wrong.add(Refusal.at(at + "text", "closing.step.refused.text", CloseStep.TEXT_MAX));
        }
        if (draft.who().length() > CloseStep.WORDS_MAX) {
            wrong.add(Refusal.at(at + "who", "closing.step.refused.words", CloseStep.WORDS_MAX));
        }
        if (draft.blockedBy().length() > CloseStep.WORDS_MAX) {
            wrong.add(Refusal.at(at + "blockedBy", "closing.step.refused.words", CloseStep.WORDS_MAX));
        }
        if (draft.ours()) {
            ours(open, at, draft, wrong);
        } else {
            theirs(open.deal(), at, draft, wrong);
        }
        return wrong;
    }

    private void ours(StageFacts.Open open, String at, CloseStep.Draft draft, List<Refusal> wrong) {
        if (draft.person() != null) {
            wrong.add(Refusal.at(at + "person", "closing.step.refused.person-ours"));
        }
        if (draft.account() == null) {
            wrong.add(Refusal.at(at + "account", "closing.step.refused.owner"));
            return;
        }
        Account account = find(draft.account());
        if (account == null || account.state() == Account.State.DEACTIVATED) {
            wrong.add(Refusal.at(at + "account", "closing.step.refused.account"));
        } else if (!actors.of(account).seesOwner(open.owner())) {
            wrong.add(Refusal.at(at + "account", "closing.step.refused.blind", account.name()));
        }
    }

    private void theirs(UUID deal, String at, CloseStep.Draft draft, List<Refusal> wrong) {
        if (draft.account() != null) {
            wrong.add(Refusal.at(at + "account", "closing.step.refused.account-theirs"));
        }
        if (draft.person() == null && draft.who().isBlank()) {
            wrong.add(Refusal.at(at + "who", "closing.step.refused.owner"));
        }
        if (draft.person() != null && !belongs(deal, draft.person())) {
            wrong.add(Refusal.at(at + "person", "closing.step.refused.person"));
        }
    }

    private @Nullable Account find(UUID account) {
        try {
            return accounts.find(Actor.system(), account);
        } catch (Missing unknown) {
            return null;
        }
    }

    private boolean belongs(UUID deal, UUID person) {
        return jdbc.sql(OF_DEAL)
                        .param("deal", deal)
                        .param("person", person)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
