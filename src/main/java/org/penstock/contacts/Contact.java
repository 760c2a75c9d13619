package org.penstock.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.Subject;

/** What a person and an organisation have in common. */
public sealed interface Contact permits Person, Organisation {

    UUID id();

    int version();

    Subject subject();

    String name();

    /** First choice first. */
    List<Email> emails();

    /** First choice first. */
    List<Phone> phones();

    /** Where the person works; the parent of the organisation. */
    @Nullable UUID organisationId();

    @Nullable UUID ownerId();

    List<UUID> labels();

    Map<String, Object> custom();

    Instant createdAt();

    Instant updatedAt();

    /** It lies in the bin. */
    boolean binned();
}
