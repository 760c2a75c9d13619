package org.penstock.deals;

import java.util.UUID;

/** Why a deal was lost or disqualified, from the company's managed list. */
public record Reason(UUID id, Outcome outcome, String name, int position, boolean retired, int version) {}
