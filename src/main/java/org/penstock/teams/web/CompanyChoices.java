package org.penstock.teams.web;

import java.text.Collator;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penstock.kernel.Refusal;
import org.penstock.web.Option;

/** What one can choose from on settings pages: zones, currencies, languages, countries. */
public final class CompanyChoices {
    private static final Set<String> LANGUAGES = Set.of("en", "ru");
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
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.equals("UTC") || id.contains("/") && REGIONS.contains(id.substring(0, id.indexOf('/'))))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0 && inUse(currency))
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private CompanyChoices() {}

    public static List<Option> zones() {
        return ZONES.stream()
                .sorted()
                .map(id -> Option.of(id, id.replace('_', ' ')))
                .toList();
    }

    public static List<Option> currencies(Locale locale) {
        return CURRENCIES.stream()
                .sorted()
                .map(code -> Option.of(
                        code, code + " · " + Currency.getInstance(code).getDisplayName(locale)))
                .toList();
    }

    public static List<Option> countries(Locale locale) {
        return named(
                Arrays.asList(Locale.getISOCountries()),
                code -> Locale.of("", code).getDisplayCountry(locale),
                locale);
    }

    public static List<Option> languages() {
        return List.of(Option.of("en", "English"), Option.of("ru", "Русский"));
    }

    static boolean currency(String code) {
        return CURRENCIES.contains(code);
    }

    static void check(List<Refusal> refusals, String zone, String currency, String language) {
        if (!ZONES.contains(zone)) {
            refusals.add(Refusal.at("zone", "teams.company.zone.unknown"));
        }
        if (!CURRENCIES.contains(currency)) {
            refusals.add(Refusal.at("currency", "teams.company.currency.unknown"));
        }
        if (!LANGUAGES.contains(language)) {
            refusals.add(Refusal.at("language", "teams.company.language.unknown"));
        }
    }

    /** A first guess at the country of phone numbers, to be corrected in the settings. */
    static String countryOf(String zone, String otherwise) {
        return switch (zone) {
            case "Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Europe/Samara", "Asia/Vladivostok" -> "RU";
            case "Europe/Berlin" -> "DE";
            case "Europe/London" -> "GB";
            case "Europe/Paris" -> "FR";
            case "Europe/Madrid" -> "ES";
            case "Europe/Vienna" -> "AT";
            case "Europe/Zurich" -> "CH";
            case "America/Sao_Paulo" -> "BR";
            default -> otherwise;
        };
    }

    private static List<Option> named(List<String> codes, Function<String, String> name, Locale locale) {
        Collator order = Collator.getInstance(locale);
        return codes.stream()
                .map(code -> Option.of(code, name.apply(code)))
                .sorted(Comparator.comparing(Option::text, order))
                .toList();
    }

    /** Java also lists those of the past, "Deutsche Mark (1948–2001)", and units that nobody pays in. */
    private static boolean inUse(Currency currency) {
        String code = currency.getCurrencyCode();
        return !code.startsWith("X") && !currency.getDisplayName(Locale.ENGLISH).contains("(")
                || Set.of("XAF", "XOF", "XPF", "XCD").contains(code);
    }
}
