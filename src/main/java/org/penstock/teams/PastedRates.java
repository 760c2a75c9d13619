package org.penstock.teams;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.teams.ExchangeRates.ExchangeRate;

/** Rates as they come from a spreadsheet, a line each: currency, day (2026-01-31 or 31.01.2026), rate. All fit or none. */
public final class PastedRates {
    /** The most lines that a refusal names. */
    static final int WRONG_MAX = 5;

    private static final DateTimeFormatter WITH_POINTS =
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT);
    /** Digits before the point and after it that the column holds. */
    private static final int WHOLE_MAX = 14;

    private static final int SCALE_MAX = 10;

    private PastedRates() {}

    /** The rates of all lines, or what is wrong with some. {@code known}: which codes are currencies. */
    public static Result<List<ExchangeRate>> of(String text, Predicate<String> known) {
        List<ExchangeRate> rates = new ArrayList<>();
        List<Refusal> wrong = new ArrayList<>();
        List<String> lines = text.replace("\0", "").lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (!line.isBlank() && !(number == 1 && line.chars().noneMatch(Character::isDigit))) {
                Optional<ExchangeRate> rate = rate(line, known);
                rate.ifPresent(rates::add);
                if (rate.isEmpty()) {
                    wrong.add(Refusal.at("lines", "teams.rates.line", number, shortened(line)));
                }
            }
        }
        if (!wrong.isEmpty()) {
            return Result.refused(wrong.subList(0, Math.min(wrong.size(), WRONG_MAX)));
        }
        if (rates.isEmpty()) {
            return Result.refused(Refusal.at("lines", "teams.rates.nothing"));
        }
        return rates.size() > ExchangeRates.PASTED_MAX
                ? Result.refused(Refusal.at("lines", "teams.rates.many", ExchangeRates.PASTED_MAX))
                : Result.done(rates);
    }

    /** A rate that is above 0 and fits the column; empty when the text is none. */
    public static Optional<BigDecimal> rate(String text) {
        try {
            BigDecimal rate = new BigDecimal(text.strip().replace(',', '.'));
            boolean fits = rate.signum() > 0
                    && rate.stripTrailingZeros().scale() <= SCALE_MAX
                    && rate.precision() - rate.scale() <= WHOLE_MAX;
            return fits ? Optional.of(rate) : Optional.empty();
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<ExchangeRate> rate(String line, Predicate<String> known) {
        String[] cells = line.strip().split("\\s*[\\t;]\\s*|\\s+", -1);
        if (cells.length != 3 || !known.test(cells[0])) {
            return Optional.empty();
        }
        return day(cells[1]).flatMap(day -> rate(cells[2]).map(rate -> new ExchangeRate(cells[0], day, rate)));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(text.contains(".") ? LocalDate.parse(text, WITH_POINTS) : LocalDate.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static String shortened(String line) {
        String text = line.strip().replace('\t', ' ');
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
