package org.penstock.catalog;

import java.util.UUID;

/** A product that a set write made or changed, and the version that it has now. */
public record Written(UUID id, int version) {}
