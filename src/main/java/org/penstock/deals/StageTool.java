package org.penstock.deals;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.kernel.Actor;

/**
 * The tool of a stage's kind, supplied by the module that owns it. The deal's page shows the tool of the stage that the deal
 * is in and offers the others; which one that is depends on the stage's kind, never on its name.
 */
public interface StageTool {
    /** The kind of stage whose work it is. */
    StageKind kind();

    /** The module that owns it; what it is called has the text {@code <name>.tool}. Its facts' names begin with it. */
    String name();

    /** The segment below {@code /deals/{id}/} at which its region loads; often the name itself. */
    default String path() {
        return name();
    }

    /** The icon beside its name. */
    String icon();

    /** The facts that it supplies, in the order in which gates offer them. */
    List<StageFact> facts();

    /** The facts of these deals as they follow from the tool's own tables, for {@code bin/penstock check}; no entry is no fact. */
    Map<UUID, Map<String, Object>> reckon(Collection<UUID> deals);

    /** Whether this person is offered it; a tool may be for customers only. */
    default boolean serves(Actor actor, DealRow deal) {
        return true;
    }
}
