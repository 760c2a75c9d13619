package org.penstock.deals;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;

/**
 * A module's part of a playbook: what it keeps for a pipeline as data, such as criteria of qualification or the steps of a
 * close plan. Read and written as lists of plain JSON objects, so that playbooks can be copied, compared and published.
 * Stages are named by their position in the pipeline's current stages, from 0.
 */
public interface PlaybookPart {
    /** Its name in the playbook, such as {@code criteria}; its text has the key {@code <name>.part}. */
    String name();

    /** What the pipeline has; empty for the defaults of the product. */
    List<Map<String, Object>> read(UUID pipeline);

    /** What is wrong with it; each refusal names the field. */
    List<Refusal> refusals(List<Map<String, Object>> part);

    /** Replaces what the pipeline has. What running deals have answered already stays theirs. */
    void write(Actor actor, UUID pipeline, List<Map<String, Object>> part);
}
