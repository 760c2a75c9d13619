package org.penstock.qualification;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card as it is entered, as a whole: a criterion that is not named has no answer any more.
 *
 * @param answers by the criterion's key
 * @param backOn needed for "not yet"
 * @param reason needed for a fresh "disqualified": one of the managed list
 * @param note to the reason, in their words
 */
public record QualificationDraft(
        Map<String, Given> answers,
        @Nullable Verdict verdict,
        @Nullable LocalDate backOn,
        @Nullable UUID reason,
        @Nullable String note) {

    public QualificationDraft {
        answers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    /** An answer with its evidence and who said so. */
    public record Given(
            @Nullable Answer answer,
            String evidence,
            @Nullable UUID person,
            String said) {
        public Given {
            evidence = evidence.strip();
            said = said.strip();
        }

        public static Given of(Answer answer, String evidence) {
            return new Given(answer, evidence, null, "");
        }
    }

    static QualificationDraft of(Qualification card) {
        Map<String, Given> answers = new LinkedHashMap<>();
        card.items().stream()
                .filter(item -> !item.isBlank())
                .forEach(item -> answers.put(
                        item.criterion().key(),
                        new Given(
                                item.answer(),
                                item.evidence(),
                                item.person(),
                                item.person() == null ? item.said() : "")));
        return new QualificationDraft(answers, card.verdict(), card.backOn(), null, null);
    }

    public QualificationDraft with(@Nullable Verdict to, @Nullable LocalDate back) {
        return new QualificationDraft(answers, to, back, reason, note);
    }
}
