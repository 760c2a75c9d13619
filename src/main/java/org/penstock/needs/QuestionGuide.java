package org.penstock.needs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The question sets of a pipeline in one edition.
 *
 * @param edition 0 for the product's own, which nobody has changed
 */
public record QuestionGuide(
        UUID pipeline,
        int edition,
        List<QuestionSet> sets,
        @Nullable Instant madeAt,
        @Nullable String madeBy) {

    public QuestionGuide {
        sets = List.copyOf(sets);
    }

    /** What is to be asked in a deal, each question once; general sets come in the order of the guide. */
    List<NeedQuestion> of(@Nullable String industry, Set<UUID> products) {
        List<NeedQuestion> questions = new ArrayList<>();
        sets.stream()
                .filter(set -> set.appliesTo(industry, products))
                .forEach(set -> set.questions().stream()
                        .map(words -> NeedQuestion.fresh(set.name(), words))
                        .filter(fresh ->
                                questions.stream().noneMatch(one -> one.id().equals(fresh.id())))
                        .forEach(questions::add));
        return questions;
    }
}
