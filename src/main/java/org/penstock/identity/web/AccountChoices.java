package org.penstock.identity.web;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.penstock.kernel.Role;
import org.penstock.web.Option;
import org.penstock.web.Ui;

/** What one can choose from on pages of accounts. */
public final class AccountChoices {
    private static final Set<String> REGIONS = Set.of(
            "Africa",
            "America",
            "Antarctica",
            "Arctic",
            "Asia",
            "Atlantic",
            "Australia",
            "Europe",
            "Indian",
            "Pacific");

    private AccountChoices() {}

    public static List<Option> roles(Ui ui) {
        return Arrays.stream(Role.values())
                .map(role -> Option.of(role.code(), ui.t("identity.role." + role.code())))
                .toList();
    }

    public static List<Option> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(AccountChoices::place)
                .sorted()
                .map(id -> Option.of(id, id.replace('_', ' ')))
                .toList();
    }

    public static List<Option> languages() {
        return List.of(Option.of("en", "English"), Option.of("ru", "Русский"));
    }

    /** The other ids are old names for the same, or abbreviations. */
    public static boolean place(String id) {
        int slash = id.indexOf('/');
        return id.equals("UTC") || slash > 0 && REGIONS.contains(id.substring(0, slash));
    }

    public static List<Option> themes(Ui ui) {
        return List.of(
                Option.of("auto", ui.t("identity.theme.auto")),
                Option.of("light", ui.t("identity.theme.light")),
                Option.of("dark", ui.t("identity.theme.dark")));
    }
}
