package org.penstock.teams;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A team as a form or an import would have it. */
public record TeamDraft(
        String name, @Nullable UUID parentId, @Nullable UUID managerId) {}
