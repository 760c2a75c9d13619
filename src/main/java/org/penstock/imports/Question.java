package org.penstock.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;

/**
 * Something that somebody has to decide, once for all rows alike.
 *
 * @param key what the answer is kept under
 * @param kind stage, product, organisation, person, rep
 * @param why in words what is not clear
 * @param rows how many rows wait for the answer
 * @param choices what it can be
 * @param makes it may also be something new
 */
public record Question(
        String key,
        String kind,
        Refusal why,
        long rows,
        List<Choice> choices,
        boolean makes,
        @Nullable String answer) {

    /** One possible answer. */
    public record Choice(String value, String text) {}

    public Question {
        choices = List.copyOf(choices);
    }
}
