package org.penstock.needs;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;

/**
 * A pain, a goal or a requirement as a line of the page.
 *
 * @param must only of requirements, as the weight
 */
public record NeedItem(UUID id, NeedKind kind, String text, boolean must, int weight, int version) {
    /** The longest text, in characters. */
    public static final int TEXT_MAX = 500;

    /** The most lines of one kind in a deal. */
    public static final int ITEMS_MAX = 100;

    /** As it is entered; a weight that is not said is the usual one. */
    public record Draft(String text, boolean must, @Nullable Integer weight) {

        /** What is wrong with it; each refusal names the field below this name. */
        List<Refusal> refusals(String at, NeedKind kind, Weighing weighing) {
            List<Refusal> wrong = new ArrayList<>();
            if (text.isBlank() || text.strip().length() > TEXT_MAX) {
                wrong.add(Refusal.at(at + "text", "needs.refused.text", TEXT_MAX));
            }
            if (kind == NeedKind.REQUIREMENT && weight != null && (weight < weighing.least || weight > weighing.most)) {
                wrong.add(Refusal.at(at + "weight", "needs.refused.weight." + weighing.code()));
            }
            return wrong;
        }
    }
}
