package org.penstock.deals;

import java.util.Locale;

/** What work a stage is for, whatever it is called; in the order of a sale. */
public enum StageKind {
    LEAD_GENERATION,
    QUALIFICATION,
    NEEDS_ANALYSIS,
    PROPOSAL,
    NEGOTIATION,
    CLOSING,
    RETENTION;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static StageKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** In these two the interface says lead. */
    public boolean isLead() {
        return this == LEAD_GENERATION || this == QUALIFICATION;
    }
}
