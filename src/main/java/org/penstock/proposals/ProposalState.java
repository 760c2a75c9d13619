package org.penstock.proposals;

import java.util.Locale;

/** Where a version of a proposal stands. Stored by {@link #code}. */
public enum ProposalState {
    /** Still being written. */
    DRAFT,
    /** The customer has it; it is not what the deal is worth. */
    OFFERED,
    /** The offer that counts: it makes the deal's line items and value. At most one of a deal. */
    CURRENT,
    /** Another one became the current offer. */
    SUPERSEDED,
    /** Taken back. */
    WITHDRAWN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ProposalState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether a person may bring a version from here to there. */
    boolean leadsTo(ProposalState next) {
        return switch (next) {
            case OFFERED -> this == DRAFT;
            case CURRENT -> this == DRAFT || this == OFFERED || this == SUPERSEDED;
            case WITHDRAWN -> this == DRAFT || this == OFFERED || this == CURRENT;
            case DRAFT, SUPERSEDED -> false;
        };
    }
}
