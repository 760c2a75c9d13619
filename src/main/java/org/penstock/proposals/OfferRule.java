package org.penstock.proposals;

import java.util.List;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;

/**
 * Supplied by modules that have a say in what may be offered to a customer; asked inside the door, whatever path the wish
 * came by.
 */
public interface OfferRule {
    /** What stands against offering this version, or making it the current offer. */
    List<Refusal> refusals(Actor actor, StageFacts.Open deal, Proposal version);

    /** What this person should know before they offer it though they may. */
    default List<Refusal> warnings(Actor actor, Proposal version) {
        return List.of();
    }
}
