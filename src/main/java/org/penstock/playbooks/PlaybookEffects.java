package org.penstock.playbooks;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.GatePreviews;

/**
 * What publishing a playbook onto a pipeline would do, before it is done.
 *
 * @param stages the stages that the pipeline will have, in order, then those that would be retired
 * @param reasonsAdded reasons that the company does not have yet; none is ever taken away
 * @param partsChanged the names of the parts of other modules that differ
 */
public record PlaybookEffects(
        UUID pipeline,
        String pipelineName,
        List<StageEffect> stages,
        List<String> reasonsAdded,
        List<String> partsChanged) {

    public PlaybookEffects {
        stages = List.copyOf(stages);
        reasonsAdded = List.copyOf(reasonsAdded);
        partsChanged = List.copyOf(partsChanged);
    }

    /** Whether it changes anything. */
    public boolean isNothing() {
        return reasonsAdded.isEmpty()
                && partsChanged.isEmpty()
                && stages.stream().allMatch(stage -> stage.kind() == Kind.KEPT);
    }

    /** What happens to a stage. */
    public enum Kind {
        KEPT,
        ADDED,
        CHANGED,
        RETIRED
    }

    /**
     * One stage.
     *
     * @param before its present name; null for a new one
     * @param after its name from then on; null for a retired one
     * @param deals open deals and customers that stand in it now
     * @param probabilityBefore in percent; with {@code probabilityAfter} only where it changes
     * @param gate what the new gate would hold of them; null where the gate stays
     * @param activitiesChanged whether other activities are planned on entry
     */
    public record StageEffect(
            Kind kind,
            @Nullable String before,
            @Nullable String after,
            long deals,
            @Nullable Integer probabilityBefore,
            @Nullable Integer probabilityAfter,
            GatePreviews.@Nullable Preview gate,
            boolean activitiesChanged) {}
}
