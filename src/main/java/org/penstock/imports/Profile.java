package org.penstock.imports;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.FieldType;

/** What a column holds, counted over all its rows while the file is read. */
final class Profile {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s().-]{7,25}(?:\\s*(?:x|ext|доб)\\.?\\s*\\d+)?");
    private static final Pattern URL = Pattern.compile("(?i)(https?://|www\\.)\\S+");
    private static final Pattern FLAG = Pattern.compile("(?i)true|false|yes|no|y|n|да|нет|истина|ложь");
    private static final int SAMPLES = 3;
    private static final int DISTINCT_MAX = 301;
    private static final int CHOICES_MAX = 20;
    private static final int CHOICE_LENGTH = 60;
    private static final int LINE = 500;

    private final List<String> samples = new ArrayList<>();
    private final Set<String> distinct = new LinkedHashSet<>();
    private int filled;
    private int dates;
    private final Map<DateForm, Integer> byForm = new EnumMap<>(DateForm.class);
    private int numbers;
    private int points;
    private int commas;
    private int emails;
    private int phones;
    private int urls;
    private int flags;
    private int longest;
    private double largest;

    void see(String cell) {
        if (cell.isEmpty() || DateForm.saysNone(cell)) {
            return;
        }
        filled++;
        longest = Math.max(longest, cell.length());
        if (distinct.size() < DISTINCT_MAX && distinct.add(clipped(cell)) && samples.size() < SAMPLES) {
            samples.add(clipped(cell));
        }
        kind(cell);
    }

    private void kind(String cell) {
        char first = cell.charAt(0);
        if (DateForm.looksLike(cell)) {
            dates++;
            for (DateForm form : DateForm.values()) {
                byForm.merge(form, form.parse(cell, ZoneOffset.UTC).isPresent() ? 1 : 0, Integer::sum);
            }
        } else if (!Character.isLetter(first) && NumberForm.looksLike(cell)) {
            number(cell);
        } else if (cell.length() <= 6 && FLAG.matcher(cell).matches()) {
            flags++;
        }
        if (cell.indexOf('@') > 0 && EMAIL.matcher(cell).matches()) {
            emails++;
        } else if (first == '+' || first == '(' || Character.isDigit(first)) {
            phones += PHONE.matcher(cell).matches() ? 1 : 0;
        } else if ((first | 32) == 'h' || (first | 32) == 'w') {
            urls += URL.matcher(cell).matches() ? 1 : 0;
        }
    }

    private void number(String cell) {
        numbers++;
        NumberForm told = NumberForm.told(cell);
        points += told == NumberForm.POINT ? 1 : 0;
        commas += told == NumberForm.COMMA ? 1 : 0;
        (told == null ? NumberForm.POINT : told)
                .parse(cell)
                .ifPresent(value -> largest = Math.max(largest, Math.abs(value.doubleValue())));
    }

    /** The finished result, as it is stored with the file. */
    Summary summary() {
        return new Summary(
                filled,
                List.copyOf(samples),
                type(),
                dateForm(),
                ambiguousDates(),
                commas > points ? NumberForm.COMMA : NumberForm.POINT,
                most(emails),
                most(phones) && numbers < filled && dates == 0,
                largest,
                type() == FieldType.CHOICE ? List.copyOf(distinct) : List.of());
    }

    /**
     * @param type the custom field that would hold the column best
     * @param ambiguous day and month could be told apart in no row
     * @param largest the greatest absolute figure
     * @param options the different values, where the column is a choice
     */
    record Summary(
            int filled,
            List<String> samples,
            FieldType type,
            @Nullable DateForm dateForm,
            boolean ambiguous,
            NumberForm numberForm,
            boolean emails,
            boolean phones,
            double largest,
            List<String> options) {

        Summary {
            samples = List.copyOf(samples);
            options = List.copyOf(options);
        }
    }

    private @Nullable DateForm dateForm() {
        if (!most(dates)) {
            return null;
        }
        DateForm best = DateForm.YEAR_FIRST;
        for (DateForm form : DateForm.values()) {
            best = of(form) > of(best) ? form : best;
        }
        return ambiguousDates() ? DateForm.MONTH_FIRST : best;
    }

    /** With points the day always stands first; strokes are written both ways. */
    private boolean ambiguousDates() {
        boolean strokes = samples.stream().anyMatch(sample -> sample.indexOf('/') >= 0);
        int day = of(DateForm.DAY_FIRST);
        return strokes && day > 0 && day == of(DateForm.MONTH_FIRST);
    }

    private int of(DateForm form) {
        return byForm.getOrDefault(form, 0);
    }

    private FieldType type() {
        if (most(dates)) {
            return FieldType.DATE;
        }
        if (filled > 0 && flags == filled) {
            return FieldType.BOOLEAN;
        }
        if (filled > 0 && numbers == filled) {
            return FieldType.NUMBER;
        }
        if (most(urls)) {
            return FieldType.URL;
        }
        boolean few = distinct.size() <= CHOICES_MAX && filled >= distinct.size() * 5 && longest <= CHOICE_LENGTH;
        return few ? FieldType.CHOICE : longest <= LINE ? FieldType.TEXT : FieldType.LONG_TEXT;
    }

    /** Nearly all: a few rows with faults don't change what a column is. */
    private boolean most(int count) {
        return filled > 0 && count * 10 >= filled * 9;
    }

    private static String clipped(String cell) {
        return cell.length() <= 80 ? cell : cell.substring(0, 80) + "…";
    }
}
