package org.penstock.search.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.activities.ActivityKind;
import org.penstock.deals.Outcome;
import org.penstock.search.Found;
import org.penstock.search.Found.Group;
import org.penstock.search.Found.Hit;
import org.penstock.web.CommandItem;
import org.penstock.web.Ui;

/** How findings read. */
public final class HitTexts {
    private HitTexts() {}

    public static String icon(Hit hit) {
        return switch (hit.kind()) {
            case DEALS -> "layout-kanban";
            case PEOPLE -> "user";
            case ORGANISATIONS -> "building";
            case PRODUCTS -> "package";
            default ->
                switch (ActivityKind.of(hit.sort())) {
                    case CALL -> "phone";
                    case MEETING -> "calendar-event";
                    case NOTE -> "note";
                    case TASK -> "checkbox";
                };
        };
    }

    /** What tells it from others: organisation, stage, value; where somebody works; a code. */
    public static String hint(Ui ui, Hit hit) {
        return Stream.of(hit.detail(), hit.detail2(), ui.texts().moneyShort(hit.value()))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" · "));
    }

    /** The word for what is closed or done; null for what is open. */
    public static @Nullable String state(Ui ui, Hit hit) {
        return switch (hit.state()) {
            case "", "open" -> null;
            case "done" -> ui.t("search.done");
            default -> ui.t("deals.outcome." + Outcome.of(hit.state()).code());
        };
    }

    /** The head of a group; before anything is typed it says which records these are. */
    public static String head(Ui ui, Found found, Group group) {
        return found.asked().isEmpty()
                ? ui.t("search.start." + group.kind().code())
                : ui.t("search.kind." + group.kind().code());
    }

    /** 12, or 400+ where nobody counted further. */
    public static String count(Ui ui, Group group) {
        String count = ui.texts().number(group.count());
        return group.capped() ? ui.t("search.at-least", count) : count;
    }

    /** One line above the findings: how many, or why none. */
    public static String said(Ui ui, Found found) {
        Found.Trouble trouble = found.trouble();
        if (trouble != null) {
            return ui.t(
                    "search.trouble."
                            + trouble.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    org.penstock.search.Search.TEXT_MAX);
        }
        if (found.asked().isEmpty()) {
            return "";
        }
        String count = found.isEmpty() ? ui.t("search.nothing", found.asked()) : ui.n("search.found", found.count());
        return Stream.of(count, notice(ui, found)).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    /** What the reader should know about how it was looked for; null when it was word for word and whole. */
    public static @Nullable String notice(Ui ui, Found found) {
        String notice = Stream.of(
                        found.isSwitched() ? ui.t("search.switched", found.asked(), found.meant()) : "",
                        found.similar() ? ui.t("search.similar") : "",
                        found.isPartial() ? ui.t("search.partial") : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return notice.isEmpty() ? null : notice;
    }

    /** A form's fields as they are sent. */
    public static String form(CommandItem item) {
        Map<String, String> fields = Objects.requireNonNullElse(item.form(), Map.of());
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
