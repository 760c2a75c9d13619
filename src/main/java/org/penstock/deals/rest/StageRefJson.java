package org.penstock.deals.rest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.StageKind;
import org.penstock.rest.Doc;

/** A stage that a deal is or was in. */
@Doc("A stage that a deal is or was in.")
record StageRefJson(
        @Doc("Its id.") UUID id,
        @Doc(value = "Its name.", example = "Proposal") String name,

        @Doc(
                value = "Its kind, whatever it is called.",
                example = "proposal",
                oneOf = {
                    "lead_generation",
                    "qualification",
                    "needs_analysis",
                    "proposal",
                    "negotiation",
                    "closing",
                    "retention"
                })
        @Nullable String kind) {
    static StageRefJson of(UUID id, String name, StageKind kind) {
        return new StageRefJson(id, name, kind.code());
    }
}
