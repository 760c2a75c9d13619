package org.penstock.live;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;

/**
 * What was changed, in ids alone.
 *
 * @param kind what sort of thing, which a page's regions name: {@code deals}, {@code activities}
 * @param ids the things; none means many
 * @param places where they were and are, such as stages; none means anywhere
 * @param owners whose they were and are; null means that everybody may know
 * @param people whom it concerns besides
 * @param tab the page that did it and has shown it already
 */
public record LiveChange(
        String kind,
        List<UUID> ids,
        List<UUID> places,
        @Nullable List<UUID> owners,
        List<UUID> people,
        @Nullable String tab) {

    /** The most ids of one sort; where there are more, they become "many". */
    public static final int IDS_MAX = 40;

    public LiveChange {
        ids = ids.size() > IDS_MAX ? List.of() : List.copyOf(ids);
        places = places.size() > IDS_MAX ? List.of() : List.copyOf(places);
        people = people.size() > IDS_MAX ? List.of() : List.copyOf(people);
        // Whose it is can't be told any more, so nothing is told but that something changed.
        if (owners != null && owners.size() > IDS_MAX) {
            owners = null;
            ids = List.of();
        }
        owners = owners == null ? null : List.copyOf(owners);
    }

    /** Something of the kind, somewhere. */
    static LiveChange many(String kind) {
        return new LiveChange(kind, List.of(), List.of(), null, List.of(), null);
    }

    /** Whether the actor may know of it: sees the thing, or saw it before the change, or is concerned. */
    boolean reaches(Actor actor) {
        return owners == null
                || actor.seesAll()
                || owners.stream().anyMatch(actor::seesOwner)
                || people.stream().anyMatch(actor::is);
    }

    /** Whether it is the actor's own affair. */
    boolean concerns(Actor actor) {
        return owners == null && ids.isEmpty()
                || owners != null && owners.stream().anyMatch(actor::is)
                || people.stream().anyMatch(actor::is);
    }
}
