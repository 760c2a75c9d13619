package org.penstock.search;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Money;
import org.penstock.web.CommandItem;

/**
 * What a search has found.
 *
 * @param asked what was typed
 * @param meant what was looked for in the end: the same, or what those keys give in the other layout
 * @param similar whether words that are only alike were taken too
 * @param trouble why nothing was looked for; null when it was
 */
public record Found(
        String asked,
        String meant,
        boolean similar,
        List<Group> groups,
        @Nullable Trouble trouble) {

    /** Why a search does not look for records. */
    public enum Trouble {
        TOO_LONG,
        NO_LETTERS,
        TOO_SHORT
    }

    /**
     * Findings of one kind, the best first.
     *
     * @param count how many there are
     * @param capped whether there may be more than {@code count}
     * @param partial whether time ran out before all were looked through
     */
    public record Group(
            Kind kind, List<Hit> hits, List<CommandItem> commands, int count, boolean capped, boolean partial) {
        static Group of(Kind kind, List<CommandItem> commands) {
            return new Group(kind, List.of(), commands, commands.size(), false, false);
        }

        boolean isEmpty() {
            return count == 0;
        }
    }

    /**
     * A record.
     *
     * @param sort of an activity: its kind
     * @param state a deal's outcome; {@code done} of an activity; else empty
     * @param detail what tells it from others: the organisation, where somebody works, a product's code
     * @param detail2 further: a deal's stage, a person's e-mail address
     * @param link the record whose page shows it where it has none of its own
     */
    public record Hit(
            Kind kind,
            UUID id,
            String title,
            String sort,
            String state,
            @Nullable String detail,
            @Nullable String detail2,
            @Nullable Money value,
            String link,
            boolean mine) {}

    static Found trouble(String asked, Trouble trouble) {
        return new Found(asked, asked, false, List.of(), trouble);
    }

    public boolean isEmpty() {
        return groups.isEmpty();
    }

    public boolean isSwitched() {
        return !meant.equals(asked);
    }

    public boolean isPartial() {
        return groups.stream().anyMatch(Group::partial);
    }

    public int count() {
        return groups.stream().mapToInt(Group::count).sum();
    }
}
