package org.penstock.search;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Right;
import org.penstock.search.Found.Group;
import org.penstock.web.CommandItem;
import org.penstock.web.NavItem;
import org.penstock.web.PrimaryAction;
import org.penstock.web.SettingsItem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The pages and actions that the reader may use, found by their words in either language, whichever the reader's is. */
@Component
class Commands {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ru"));

    private final MessageSource messages;
    private final List<CommandItem> pages;
    private final List<CommandItem> actions;

    Commands(
            MessageSource messages,
            ObjectProvider<NavItem> items,
            ObjectProvider<SettingsItem> settings,
            ObjectProvider<PrimaryAction> primary,
            ObjectProvider<CommandItem> commands) {
        this.messages = messages;
        this.pages = Stream.concat(
                        items.stream()
                                .map(item -> CommandItem.link(
                                        item.key(), item.icon(), item.path(), item.order(), item.right()))
                                .sorted(Comparator.comparingInt(CommandItem::order)),
                        settings.stream()
                                .map(item -> CommandItem.link(
                                        item.key(), item.icon(), item.path(), item.order(), item.right()))
                                .sorted(Comparator.comparingInt(CommandItem::order)))
                .toList();
        this.actions = Stream.concat(
                        primary.stream()
                                .map(item -> CommandItem.link(
                                        item.key(), item.icon(), item.path(), item.order(), item.right())),
                        commands.stream())
                .sorted(Comparator.comparingInt(CommandItem::order))
                .toList();
    }

    /** The first actions, for when nothing is typed. */
    Group first(Actor actor, int atMost) {
        return Group.of(
                Kind.ACTIONS,
                actions.stream()
                        .filter(item -> may(actor, item.right()))
                        .limit(atMost)
                        .toList());
    }

    List<Group> find(Actor actor, Reading reading) {
        return Stream.of(
                        Group.of(Kind.ACTIONS, matching(actor, actions, reading)),
                        Group.of(Kind.PAGES, matching(actor, pages, reading)))
                .filter(group -> !group.isEmpty())
                .toList();
    }

    private List<CommandItem> matching(Actor actor, List<CommandItem> items, Reading reading) {
        return items.stream()
                .filter(item -> may(actor, item.right()) && matches(item, reading))
                .sorted(Comparator.comparing(item -> !matches(item, new Reading(reading.query(), false))))
                .toList();
    }

    private boolean matches(CommandItem item, Reading reading) {
        List<String> told = Words.list(told(item));
        return reading.query().words().stream()
                .allMatch(word -> told.stream().anyMatch(one -> matches(one, word, reading.similar())));
    }

    /** By the beginning of a word, as one types; alike within one slip. */
    private static boolean matches(String one, String word, boolean similar) {
        return one.startsWith(word)
                || similar
                        && word.length() >= Reading.SIMILAR_MIN
                        && Slips.atMostOne(word, one.substring(0, Math.min(one.length(), word.length())), one);
    }

    private String told(CommandItem item) {
        return LANGUAGES.stream()
                .flatMap(language -> Stream.of(item.key(), item.words())
                        .filter(Objects::nonNull)
                        .map(key -> messages.getMessage(key, null, language)))
                .collect(Collectors.joining(" "));
    }

    boolean hasPage(String path) {
        return pages.stream().anyMatch(page -> page.path().equals(path));
    }

    private static boolean may(Actor actor, @Nullable Right right) {
        return right == null || actor.may(right);
    }
}
