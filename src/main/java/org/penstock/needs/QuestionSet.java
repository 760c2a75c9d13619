package org.penstock.needs;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Questions that are asked together.
 *
 * @param industry asked only of organisations of this industry; null for all
 * @param product asked only where this product is in the deal; null for all
 */
public record QuestionSet(
        String name, @Nullable String industry, @Nullable UUID product, List<String> questions) {
    /** The most sets of a pipeline. */
    public static final int SETS_MAX = 20;

    /** The most questions of a set. */
    public static final int QUESTIONS_MAX = 40;

    /** The longest question, in characters. */
    public static final int QUESTION_MAX = 300;

    /** The longest name of a set, in characters. */
    public static final int NAME_MAX = 80;

    public QuestionSet {
        name = name.strip();
        industry = industry == null || industry.isBlank() ? null : industry.strip();
        questions = questions.stream()
                .map(String::strip)
                .filter(question -> !question.isEmpty())
                .distinct()
                .toList();
    }

    boolean appliesTo(@Nullable String ofIndustry, Set<UUID> products) {
        boolean inIndustry =
                industry == null || industry.equalsIgnoreCase(ofIndustry == null ? "" : ofIndustry.strip());
        return inIndustry && (product == null || products.contains(product));
    }

    /** The questions one to a line, as the settings show them. */
    public String lines() {
        return String.join("\n", questions);
    }

    boolean sameName(QuestionSet other) {
        return name.toLowerCase(Locale.ROOT).equals(other.name.toLowerCase(Locale.ROOT));
    }
}
