package org.penstock.needs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;

/**
 * What there is today and how it will be decided.
 *
 * @param solution what the customer uses at present
 * @param process how they decide: who, in which steps
 * @param on the day on which they mean to decide
 * @param version of these texts; 0 while nobody has written any
 */
public record Decision(
        String solution, String process, @Nullable LocalDate on, int version) {
    /** The longest text, in characters. */
    public static final int TEXT_MAX = 5_000;

    static final Decision NONE = new Decision("", "", null, 0);

    List<Refusal> refusals() {
        List<Refusal> wrong = new ArrayList<>();
        if (solution.length() > TEXT_MAX) {
            wrong.add(Refusal.at("solution", "needs.refused.long", TEXT_MAX));
        }
        if (process.length() > TEXT_MAX) {
            wrong.add(Refusal.at("process", "needs.refused.long", TEXT_MAX));
        }
        return wrong;
    }
}
