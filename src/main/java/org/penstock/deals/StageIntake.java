package org.penstock.deals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;

/** Supplied by the tool of a stage whose facts a file may bring: imports offer its columns and hand it what they read. */
public interface StageIntake {
    /** The facts that may be columns of a file of deals, by the names that {@link StageTool#facts} gives them. */
    List<StageFact> columns();

    /** What is wrong with a value: a code, a plain decimal, an ISO date, true, or words. */
    Optional<Refusal> refusal(String fact, String value);

    /**
     * Writes them for deals that stand already, in the transaction of the import; also into the ledger. An empty value takes
     * the fact away: the undo of an import asks for that.
     */
    void write(Actor actor, Map<UUID, Map<String, String>> values);
}
