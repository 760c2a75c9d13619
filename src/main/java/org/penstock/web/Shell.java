package org.penstock.web;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Right;

/** What the modules put around every page, reduced to what the reader may use. */
public record Shell(
        List<NavItem> items,
        List<NavRegion> regions,
        List<SettingsItem> settings,
        @Nullable PrimaryAction action) {

    static final Shell EMPTY = new Shell(List.of(), List.of(), List.of(), null);

    static Shell of(
            List<NavItem> items, List<NavRegion> regions, List<SettingsItem> settings, List<PrimaryAction> actions) {
        return new Shell(
                items.stream().sorted(Comparator.comparingInt(NavItem::order)).toList(),
                regions.stream()
                        .sorted(Comparator.comparingInt(NavRegion::order))
                        .toList(),
                settings.stream()
                        .sorted(Comparator.comparingInt(SettingsItem::order))
                        .toList(),
                actions.stream()
                        .min(Comparator.comparingInt(PrimaryAction::order))
                        .orElse(null));
    }

    Shell seenBy(@Nullable Actor actor) {
        if (actor == null) {
            return EMPTY;
        }
        return new Shell(
                items.stream().filter(item -> may(actor, item.right())).toList(),
                regions,
                settings.stream().filter(item -> may(actor, item.right())).toList(),
                action != null && may(actor, action.right()) ? action : null);
    }

    private static boolean may(Actor actor, @Nullable Right right) {
        return right == null || actor.may(right);
    }
}
