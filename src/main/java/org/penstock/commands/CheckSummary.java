package org.penstock.commands;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What {@code check} found.
 *
 * @param disagreements how many there are; each check reports at most {@link org.penstock.kernel.Check#MAX_REPORTED}
 * @param found a sentence for each
 */
record CheckSummary(
        DealCounts deals, long organisations, long people, long products, int disagreements, List<String> found) {

    /** Deals that are not in the bin, by outcome; {@code wonValue} is a decimal by currency. */
    record DealCounts(long total, long open, long won, long lost, long disqualified, Map<String, String> wonValue) {}

    private static final String OUTCOMES =
            "select outcome, count(*) as n from deal where deleted_at is null group by outcome";

    private static final String WON_VALUE = """
            select currency, sum(value) as won from deal
             where deleted_at is null and outcome = 'won' and value is not null
             group by currency
            """;
    private static final String ORGANISATIONS = "select count(*) from organisation where deleted_at is null";
    private static final String PEOPLE = "select count(*) from person where deleted_at is null";
    private static final String PRODUCTS = "select count(*) from product where deleted_at is null";

    static CheckSummary read(JdbcClient jdbc, List<String> found) {
        return new CheckSummary(
                deals(jdbc),
                count(jdbc, ORGANISATIONS),
                count(jdbc, PEOPLE),
                count(jdbc, PRODUCTS),
                found.size(),
                found);
    }

    /** The same for a person. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Deals          %d: %d open, %d won, %d lost, %d disqualified"
                .formatted(deals.total, deals.open, deals.won, deals.lost, deals.disqualified));
        deals.wonValue.forEach((currency, value) -> lines.add("Won            " + value + " " + currency));
        lines.add("Organisations  " + organisations);
        lines.add("People         " + people);
        lines.add("Products       " + products);
        lines.add("Disagreements  " + (disagreements == 0 ? "none" : disagreements));
        found.forEach(sentence -> lines.add("  " + sentence));
        return lines;
    }

    private static DealCounts deals(JdbcClient jdbc) {
        Map<String, Long> outcomes = new TreeMap<>();
        jdbc.sql(OUTCOMES).query(row -> {
            outcomes.put(row.getString("outcome"), row.getLong("n"));
        });
        Map<String, String> won = new TreeMap<>();
        jdbc.sql(WON_VALUE).query(row -> {
            won.put(row.getString("currency"), plain(row.getBigDecimal("won"), row.getString("currency")));
        });
        return new DealCounts(
                outcomes.values().stream().mapToLong(Long::longValue).sum(),
                outcomes.getOrDefault("open", 0L),
                outcomes.getOrDefault("won", 0L),
                outcomes.getOrDefault("lost", 0L),
                outcomes.getOrDefault("disqualified", 0L),
                won);
    }

    /** No digits are lost, and never fewer than the currency has. */
    private static String plain(BigDecimal amount, String currency) {
        BigDecimal exact = amount.stripTrailingZeros();
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return exact.setScale(Math.max(exact.scale(), digits)).toPlainString();
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
