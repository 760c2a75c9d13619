package org.penstock.contacts;

import java.util.UUID;

/** A record that a set write made or changed, and the version that it has now. */
public record Written(UUID id, int version) {}
