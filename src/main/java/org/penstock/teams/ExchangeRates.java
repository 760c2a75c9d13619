package org.penstock.teams;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.Audit;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Page;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Dated rates to the company's currency, entered by hand or pasted. A missing one is said, never guessed. */
@Component
public class ExchangeRates {
    /** Rows that one pasting takes: ten years of thirty currencies by month. */
    public static final int PASTED_MAX = 4_000;

    private static final String ON = """
            select rate from exchange_rate
             where currency = :currency and day <= :day
             order by day desc
             limit 1
            """;
    private static final String LATEST = """
            select distinct on (currency) currency, day, rate from exchange_rate order by currency, day desc
            """;
    private static final String LIST = """
            select currency, day, rate from exchange_rate
             where :currency = '' or currency = :currency
             order by day desc, currency
             limit :limit offset :offset
            """;
    private static final String PUT = """
            insert into exchange_rate (currency, day, rate) values (?, ?, ?)
            on conflict (currency, day) do update set rate = excluded.rate
            """;
    private static final String REMOVE = """
            with gone as (
                delete from exchange_rate
                 where currency = :currency and (:day::date is null or day = :day::date)
                returning currency, day, rate)
            insert into removed_exchange_rate (removal, currency, day, rate, removed_at)
            select :removal, currency, day, rate, :now from gone
            """;
    private static final String PUT_BACK = """
            with back as (delete from removed_exchange_rate where removal = :removal returning currency, day, rate)
            insert into exchange_rate (currency, day, rate) select currency, day, rate from back
            on conflict do nothing
            """;
    private static final String FORGET_REMOVED = "delete from removed_exchange_rate where removed_at < :oldest";

    /** Rates that the audit names one by one. */
    private static final int TOLD_MAX = 10;

    /** How long removed rates can be put back; older ones go with the next removal. */
    public static final Duration REMOVED_KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    ExchangeRates(JdbcClient jdbc, JdbcTemplate batches, Audit audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** One currency's rate from a day on. */
    public record ExchangeRate(String currency, LocalDate day, BigDecimal rate) {}

    Optional<BigDecimal> on(String currency, LocalDate day) {
        return jdbc.sql(ON)
                .param("currency", currency)
                .param("day", day)
                .query(BigDecimal.class)
                .optional();
    }

    /** Each currency's newest rate. */
    public List<ExchangeRate> latest(Actor actor) {
        return jdbc.sql(LATEST).query(ExchangeRates::rate).list();
    }

    public Page<ExchangeRate> list(Actor actor, String currency, int page) {
        int number = Math.max(1, page);
        List<ExchangeRate> fetched = jdbc.sql(LIST)
                .param("currency", currency)
                .param("limit", Page.DEFAULT_SIZE + 1)
                .param("offset", (number - 1) * Page.DEFAULT_SIZE)
                .query(ExchangeRates::rate)
                .list();
        return Page.of(fetched, number, Page.DEFAULT_SIZE, -1);
    }

    /** Enters rates; one of the same currency and day is replaced. */
    @Transactional
    public int put(Actor actor, List<ExchangeRate> rates) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        batches.batchUpdate(
                PUT,
                rates.stream()
                        .map(rate -> new Object[] {rate.currency(), rate.day(), rate.rate()})
                        .toList());
        if (!rates.isEmpty()) {
            audit.note(actor, "rates_entered", currencies(rates), Map.of(), told(rates));
        }
        return rates.size();
    }

    /** Takes one rate out; answers what {@link #putBack} needs. {@link Missing} when there is none of that day. */
    @Transactional
    public UUID remove(Actor actor, String currency, LocalDate day) {
        return takeOut(actor, currency, day);
    }

    /** Takes all rates of a currency out. */
    @Transactional
    public UUID removeAll(Actor actor, String currency) {
        return takeOut(actor, currency, null);
    }

    /** Puts back what a removal took out, but for days that have a new rate; answers how many. */
    @Transactional
    public int putBack(Actor actor, UUID removal) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        int back = jdbc.sql(PUT_BACK).param("removal", removal).update();
        if (back > 0) {
            audit.note(actor, "rates_put_back", "", Map.of(), Map.of("rates", back));
        }
        return back;
    }

    private static String currencies(List<ExchangeRate> rates) {
        return rates.stream()
                .map(ExchangeRate::currency)
                .distinct()
                .sorted()
                .limit(TOLD_MAX)
                .collect(Collectors.joining(", "));
    }

    /** A few in full, many by their number: they stand in the list of rates anyway. */
    private static Map<String, Object> told(List<ExchangeRate> rates) {
        return rates.size() > TOLD_MAX
                ? Map.of("rates", rates.size())
                : Map.of(
                        "rate",
                        rates.stream()
                                .map(rate -> rate.currency() + " " + rate.day() + " "
                                        + rate.rate().toPlainString())
                                .toList());
    }

    private UUID takeOut(Actor actor, String currency, @Nullable LocalDate day) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        Instant now = clock.instant();
        jdbc.sql(FORGET_REMOVED)
                .param("oldest", Timestamp.from(now.minus(REMOVED_KEPT)))
                .update();
        UUID removal = ids.next();
        int removed = jdbc.sql(REMOVE)
                .param("currency", currency)
                .param("day", day, Types.DATE)
                .param("removal", removal)
                .param("now", Timestamp.from(now))
                .update();
        if (removed == 0) {
            throw new Missing("The rate");
        }
        audit.note(
                actor,
                "rates_removed",
                currency,
                Map.of(),
                day == null ? Map.of("rates", removed) : Map.of("rate_day", day.toString()));
        return removal;
    }

    /** They were to another currency: the company's own has changed. */
    void forgetAll() {
        jdbc.sql("delete from exchange_rate").update();
        jdbc.sql("delete from removed_exchange_rate").update();
    }

    private static ExchangeRate rate(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new ExchangeRate(
                row.getString("currency"), row.getObject("day", LocalDate.class), row.getBigDecimal("rate"));
    }
}
