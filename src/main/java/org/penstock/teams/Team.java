package org.penstock.teams;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People who work together; teams can stand below teams.
 *
 * @param depth 0 for a team at the top
 * @param members how many are in it, those of teams below not counted
 */
public record Team(
        UUID id,
        @Nullable UUID parentId,
        String name,
        @Nullable UUID managerId,
        @Nullable String managerName,
        int depth,
        int members,
        int version) {}
