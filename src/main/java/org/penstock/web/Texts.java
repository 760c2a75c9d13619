package org.penstock.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Money;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Term;
import org.springframework.context.MessageSource;

/** All that a reader sees in words and figures, in their language and zone. Bundles: {@code messages/<module>.properties}. */
public record Texts(MessageSource messages, Locale locale, ZoneId zone, Clock clock) {

    /** The text of a key; a missing key is a bug and a test fails on it, so it throws. */
    public String of(String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    /** The text of a key that need not be there, such as that of a word which may be a person's own. */
    public String orElse(String key, String otherwise) {
        String text = messages.getMessage(key, null, null, locale);
        return text == null ? otherwise : text;
    }

    public String of(Refusal refusal) {
        return of(
                refusal.key(),
                refusal.args().stream()
                        .map(arg -> arg instanceof Term term ? of(term.key()) : arg)
                        .toArray());
    }

    /**
     * A text that depends on a count: keys {@code key.one}, {@code key.other}, in Russian also {@code .few} and
     * {@code .many} (CLDR plural rules for whole numbers). {0} is the formatted count, {1}… the further arguments.
     */
    public String count(String key, long n, Object... args) {
        Object[] all = new Object[args.length + 1];
        all[0] = number(n);
        System.arraycopy(args, 0, all, 1, args.length);
        return of(key + "." + Plurals.category(locale, n), all);
    }

    public String number(long n) {
        return NumberForms.WHOLE.in(locale).format(n);
    }

    public String number(BigDecimal n) {
        NumberFormat format = NumberForms.PLAIN.in(locale);
        format.setMaximumFractionDigits(6);
        return format.format(n);
    }

    public String percent(int wholePercent) {
        return NumberForms.PERCENT.in(locale).format(wholePercent / 100.0);
    }

    /** Exact, with symbol: € 64,200.00. */
    public String money(@Nullable Money money) {
        if (money == null) {
            return "";
        }
        NumberFormat format = NumberForms.MONEY.in(locale);
        format.setCurrency(money.currency());
        int digits = Math.max(0, money.currency().getDefaultFractionDigits());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(money.amount());
    }

    /** Short, for cards and column heads: €26.5K, €2.21M, by locale; under 1,000 in whole units. */
    public String moneyShort(@Nullable Money money) {
        if (money == null) {
            return "";
        }
        BigDecimal amount = money.amount();
        NumberFormat format = NumberForms.SHORT.in(locale);
        int decimals = amount.abs().compareTo(BigDecimal.valueOf(1000)) < 0 ? 0 : significant(amount);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        // As a double: the compact format drops the decimals of a BigDecimal.
        String figure = format.format(amount.doubleValue());
        return Currencies.place(symbol(money.currency()), figure, locale);
    }

    public String symbol(Currency currency) {
        return currency.getSymbol(locale);
    }

    /** 12 Nov 2026. */
    public String date(@Nullable LocalDate date) {
        return date == null ? "" : dates().format(date);
    }

    /** 12 Nov, with the year where it is not this year. */
    public String dateShort(@Nullable LocalDate date) {
        if (date == null) {
            return "";
        }
        String pattern = date.getYear() == today().getYear() ? "d MMM" : "d MMM yyyy";
        return DateTimeFormatter.ofPattern(pattern, locale).format(date);
    }

    public String dateTime(@Nullable Instant instant) {
        return instant == null ? "" : dates().withZone(zone).format(instant) + ", " + time(instant);
    }

    public String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).withZone(zone).format(instant);
    }

    /** English dates are written as short ones are: the day first, as nearly everywhere that English is a second language. */
    private DateTimeFormatter dates() {
        return locale.getLanguage().equals("en")
                ? DateTimeFormatter.ofPattern("d MMM yyyy", locale)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
    }

    /** "3 min ago", "yesterday", or a short date when it is further away than a week. */
    public String ago(@Nullable Instant instant) {
        return instant == null ? "" : RelativeTimes.ago(this, instant);
    }

    /** Whole days between then and now in the reader's zone. */
    public long daysSince(Instant then) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(then, zone), today());
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(zone));
    }

    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** "a, b and 3 more" for lists that would be too long. */
    public String some(List<String> names, int atMost) {
        if (names.size() <= atMost) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, atMost)) + " " + count("web.and-more", names.size() - (long) atMost);
    }

    private static int significant(BigDecimal amount) {
        int digitsBeforePoint = amount.abs().toBigInteger().toString().length();
        int shown = (digitsBeforePoint - 1) % 3 + 1;
        return Math.max(0, 3 - shown);
    }
}
