package org.penstock.teams;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.Audit;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The company's settings, read on nearly every request and therefore kept for a moment. */
@Component
public class Company {
    static final int NAME_LENGTH_MAX = 100;

    private static final String READ = """
            select name, zone, currency, language, first_day_of_week, fiscal_year_start_month, default_country,
                   deal_visibility, set_up_at, version
              from company
            """;
    private static final String CHANGE = """
            update company
               set name = :name, zone = :zone, currency = :currency, language = :language,
                   first_day_of_week = :firstDay, fiscal_year_start_month = :fiscalMonth,
                   default_country = :country, deal_visibility = :visibility, version = version + 1
             where version = :version
            """;
    private static final String SET_UP = "update company set set_up_at = :now where set_up_at is null";

    private final JdbcClient jdbc;
    private final ExchangeRates rates;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration keptFor;
    private volatile @Nullable Kept kept;

    /** @param keptFor how long another node may still see what was changed here */
    Company(
            JdbcClient jdbc,
            ExchangeRates rates,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${penstock.settings-kept-for:3s}") Duration keptFor) {
        this.jdbc = jdbc;
        this.rates = rates;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.keptFor = keptFor;
    }

    /** A clock that was set back makes them as unknown as one that has gone on. */
    private record Kept(CompanySettings settings, Instant since, Instant until) {
        boolean holds(Instant now) {
            return !now.isBefore(since) && now.isBefore(until);
        }
    }

    /** Everybody may know them; no actor needed. */
    public CompanySettings settings() {
        Kept known = kept;
        Instant now = clock.instant();
        if (known == null || !known.holds(now)) {
            known = new Kept(read(), now, now.plus(keptFor));
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                kept = known;
            }
        }
        return known.settings();
    }

    /**
     * Units of the company's currency for one unit of this one on that day: the latest rate up to then. 1 for the
     * company's own; empty when nobody has entered one.
     */
    public Optional<BigDecimal> rate(String currency, LocalDate day) {
        return currency.equals(settings().currency()) ? Optional.of(BigDecimal.ONE) : rates.on(currency, day);
    }

    /** Changes the settings as one read them; stale when somebody was faster. */
    @Transactional
    public Result<CompanySettings> change(Actor actor, CompanySettings settings) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        List<Refusal> refusals = refusals(settings);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        CompanySettings before = read();
        int changed = jdbc.sql(CHANGE)
                .param("name", settings.name().strip())
                .param("zone", settings.zone().getId())
                .param("currency", settings.currency())
                .param("language", settings.language().getLanguage())
                .param("firstDay", settings.firstDayOfWeek().getValue())
                .param("fiscalMonth", settings.fiscalYearStartMonth())
                .param("country", settings.defaultCountry())
                .param("visibility", settings.dealVisibility().code())
                .param("version", settings.version())
                .update();
        forgetAfterCommit();
        if (changed == 1 && !before.currency().equals(settings.currency())) {
            rates.forgetAll();
        }
        if (changed == 0) {
            return Result.stale(before);
        }
        CompanySettings now = read();
        audit.note(actor, "company_changed", "", facts(before), facts(now));
        return Result.done(now);
    }

    /** The first set-up: the same, and it is remembered that it has been done. */
    @Transactional
    Result<CompanySettings> setUp(CompanySettings settings) {
        Result<CompanySettings> changed = change(Actor.system(), settings);
        if (changed instanceof Result.Done<CompanySettings>) {
            jdbc.sql(SET_UP)
                    .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                    .update();
            events.publishEvent(new CompanySetUp(settings.language()));
            return Result.done(read());
        }
        return changed;
    }

    /** For the made-up company and other scripts: marks as set up with these settings. */
    @Transactional
    public Result<CompanySettings> setUp(Actor actor, CompanySettings settings) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        return setUp(settings);
    }

    private static Map<String, Object> facts(CompanySettings settings) {
        return Map.of(
                "company_name", settings.name(),
                "company_zone", settings.zone().getId(),
                "company_currency", settings.currency(),
                "company_language", settings.language().getLanguage(),
                "company_first_day", settings.firstDayOfWeek().getValue(),
                "company_fiscal", settings.fiscalYearStartMonth(),
                "company_country", settings.defaultCountry(),
                "company_visibility", settings.dealVisibility().code());
    }

    private CompanySettings read() {
        return jdbc.sql(READ).query(Company::row).single();
    }

    private void forgetAfterCommit() {
        kept = null;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                kept = null;
            }
        });
    }

    private static List<Refusal> refusals(CompanySettings settings) {
        List<Refusal> refusals = new ArrayList<>();
        if (settings.name().isBlank()) {
            refusals.add(Refusal.at("name", "teams.company.name.missing"));
        } else if (settings.name().length() > NAME_LENGTH_MAX
                || settings.name().chars().anyMatch(Character::isISOControl)) {
            refusals.add(Refusal.at("name", "teams.company.name.long", NAME_LENGTH_MAX));
        }
        return refusals;
    }

    private static CompanySettings row(ResultSet row, int number) throws SQLException {
        Timestamp setUpAt = row.getTimestamp("set_up_at");
        return new CompanySettings(
                row.getString("name"),
                ZoneId.of(row.getString("zone")),
                row.getString("currency"),
                Locale.of(row.getString("language")),
                DayOfWeek.of(row.getInt("first_day_of_week")),
                row.getInt("fiscal_year_start_month"),
                row.getString("default_country"),
                CompanySettings.DealVisibility.of(row.getString("deal_visibility")),
                setUpAt == null ? null : setUpAt.toInstant(),
                row.getInt("version"));
    }
}
