package org.penstock.contacts.rest;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is sent of people and of organisations alike. */
interface ContactBody {
    @Nullable String name();

    @Nullable UUID owner();

    @Nullable List<WayJson.EmailJson> emails();

    @Nullable List<WayJson.PhoneJson> phones();

    @Nullable List<UUID> labels();

    @Nullable JsonNode custom();
}
