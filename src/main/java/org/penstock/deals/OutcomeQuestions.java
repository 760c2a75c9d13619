package org.penstock.deals;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;

/** Supplied by a module that asks more than the reason when a deal is closed: fields of the dialog and of the API. */
public interface OutcomeQuestions {

    /** What it asks at this outcome. */
    List<Ask> asks(Actor actor, Outcome outcome);

    /** What is wrong with the answers, by the names of what it asks; each refusal names one. */
    List<Refusal> refusals(Actor actor, Outcome outcome, Map<String, String> answers);

    /** The deals were closed, in this transaction. */
    void answered(Actor actor, List<UUID> deals, Outcome outcome, Map<String, String> answers);

    /**
     * A field.
     *
     * @param type as in {@code web/field.jte}: text or date
     * @param label the key of its text
     * @param suggestions what is offered while one types
     */
    record Ask(String name, String type, String label, List<String> suggestions, int max) {
        public Ask {
            suggestions = List.copyOf(suggestions);
        }
    }
}
