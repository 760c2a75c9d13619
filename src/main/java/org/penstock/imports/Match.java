package org.penstock.imports;

import org.penstock.kernel.Refusal;

/** What a name in a file stands for. */
sealed interface Match {

    record Found(Ref ref) implements Match {}

    /** Somebody has to say. */
    record Ask(String question, Refusal why) implements Match {}

    /** Somebody said to leave such rows out. */
    record LeaveOut(Refusal why) implements Match {}
}
