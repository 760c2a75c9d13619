package org.penstock.identity;

import java.util.UUID;

/** An account as a picker shows it. */
public record AccountOption(UUID id, String name) {}
