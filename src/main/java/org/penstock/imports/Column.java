package org.penstock.imports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.FieldType;

/**
 * One column of a file and what becomes of it.
 *
 * @param use a {@link Target}'s code, {@code custom:KEY} for a custom field, {@code fact:NAME} for what a
 *     stage's tool knows, {@code new:TYPE} for one to be made with the
 *     heading as its label, or empty when the column is left out
 * @param scale what figures are multiplied with: 1,000,000 for a revenue in millions
 * @param ambiguous whether day and month could not be told apart
 * @param options the choices of a custom field to be made
 */
public record Column(
        String heading,
        String use,
        @Nullable DateForm dateForm,
        NumberForm numberForm,
        BigDecimal scale,
        boolean ambiguous,
        int filled,
        List<String> samples,
        FieldType type,
        List<String> options) {

    static final String CUSTOM = "custom:";
    static final String FACT = "fact:";
    static final String NEW = "new:";

    public Column {
        samples = List.copyOf(samples);
        options = List.copyOf(options);
    }

    public Optional<Target> target() {
        return Target.of(use);
    }

    public boolean isNew() {
        return use.startsWith(NEW);
    }

    /** The key of the custom field that it goes into, or empty. */
    public Optional<String> custom() {
        return use.startsWith(CUSTOM) ? Optional.of(use.substring(CUSTOM.length())) : Optional.empty();
    }

    /** The name of the fact of a stage's tool that it goes into, or empty. */
    public Optional<String> fact() {
        return use.startsWith(FACT) ? Optional.of(use.substring(FACT.length())) : Optional.empty();
    }

    public FieldType newType() {
        return FieldType.of(use.substring(NEW.length()));
    }

    public Column use(String to) {
        return new Column(heading, to, dateForm, numberForm, scale, ambiguous, filled, samples, type, options);
    }

    public Column read(@Nullable DateForm dates, NumberForm numbers, BigDecimal times) {
        return new Column(heading, use, dates, numbers, times, ambiguous, filled, samples, type, options);
    }
}
