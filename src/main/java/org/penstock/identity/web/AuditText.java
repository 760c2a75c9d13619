package org.penstock.identity.web;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.AuditLists.Change;
import org.penstock.identity.AuditLists.Entry;
import org.penstock.identity.AuditWords.Shown;
import org.penstock.web.Cells;
import org.penstock.web.Ui;

/** An entry of the audit in words. */
public final class AuditText {
    private static final String NONE = "–";

    private AuditText() {}

    public static String kind(Ui ui, Entry entry) {
        return entry.key() == null ? entry.kind() : ui.t(entry.key());
    }

    /** Who did it. */
    public static String who(Ui ui, Entry entry) {
        if (entry.actorName() != null) {
            return entry.actorName();
        }
        return ui.t(entry.via().equals("system") ? "identity.audit.system" : "identity.audit.nobody");
    }

    /** Whom or what it is about; empty when only about the one who did it. */
    public static String about(Entry entry) {
        boolean other = entry.accountName() != null && !entry.accountName().equals(entry.actorName());
        return Stream.of(other ? entry.accountName() : "", entry.subject())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** "Currency: EUR → USD". */
    public static String change(Ui ui, Change change) {
        String name = change.key() == null ? change.fact() : ui.t(change.key());
        String after = value(ui, change.value(), change.after());
        if (change.before() == null) {
            return ui.t("identity.audit.fact", name, after);
        }
        return ui.t("identity.audit.change", name, value(ui, change.value(), change.before()), after);
    }

    static List<String> head(Ui ui) {
        return List.of(
                ui.t("identity.audit.at"),
                ui.t("identity.audit.who"),
                ui.t("identity.audit.what"),
                ui.t("identity.audit.about"),
                ui.t("identity.audit.details"));
    }

    /** The moment with its offset, so that nothing is to be guessed. */
    static List<String> line(Ui ui, Entry entry) {
        String at = entry.at()
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(ui.texts().zone())
                .toOffsetDateTime()
                .toString();
        String changes =
                entry.changes().stream().map(change -> change(ui, change)).collect(Collectors.joining("; "));
        return Stream.of(at, who(ui, entry), kind(ui, entry), about(entry), changes)
                .map(Cells::harmless)
                .toList();
    }

    private static String value(Ui ui, @Nullable Shown text, @Nullable Object value) {
        if (value == null || value.toString().isEmpty() || value.equals(List.of())) {
            return NONE;
        }
        if (value instanceof List<?> several) {
            return several.stream().map(one -> value(ui, text, one)).collect(Collectors.joining(", "));
        }
        if (value instanceof Boolean yes) {
            return ui.t(yes ? "identity.audit.yes" : "identity.audit.no");
        }
        return text == null ? value.toString() : text.text(ui.texts(), value.toString());
    }
}
