package org.penstock.qualification;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageIntake;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.springframework.stereotype.Component;

/**
 * A file may bring the verdict and, for "not yet", the day. "Disqualified" is an outcome and comes by the file's columns for
 * outcome and reason; the card follows.
 */
@Component
class QualificationIntake implements StageIntake {
    private final Qualifications qualifications;

    QualificationIntake(Qualifications qualifications) {
        this.qualifications = qualifications;
    }

    @Override
    public List<StageFact> columns() {
        return List.of(
                StageFact.word(
                        QualificationTool.NAME, "verdict", List.of(Verdict.QUALIFIED.code(), Verdict.NOT_YET.code())),
                StageFact.date(QualificationTool.NAME, "back_on"));
    }

    @Override
    public Optional<Refusal> refusal(String fact, String value) {
        if (fact.equals(QualificationTool.VERDICT)) {
            return value.equals(Verdict.DISQUALIFIED.code())
                    ? Optional.of(Refusal.at(fact, "qualification.refused.by-outcome"))
                    : Optional.empty();
        }
        return day(value) == null ? Optional.of(Refusal.at(fact, "qualification.refused.day")) : Optional.empty();
    }

    /** One deal after the other: each is locked, and "not yet" plans its own step. */
    @Override
    public void write(Actor actor, Map<UUID, Map<String, String>> values) {
        values.forEach((deal, brought) -> write(actor, deal, brought));
    }

    private void write(Actor actor, UUID deal, Map<String, String> brought) {
        Qualification card = qualifications.of(actor, deal);
        String word = brought.get(QualificationTool.VERDICT);
        LocalDate back = day(brought.get(QualificationTool.BACK_ON));
        Verdict verdict = word == null
                ? back != null ? Verdict.NOT_YET : card.verdict()
                : word.isEmpty() ? null : Verdict.of(word);
        boolean comesBack = verdict == Verdict.NOT_YET;
        if (comesBack && back == null && card.backOn() == null) {
            return;
        }
        LocalDate day = comesBack ? back != null ? back : card.backOn() : null;
        qualifications.put(actor, deal, null, QualificationDraft.of(card).with(verdict, day));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
