package org.penstock.contacts;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.penstock.contacts.Likeness.Why;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Names;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds what may be there already while somebody types a new person or organisation. */
@Component
public class Duplicates {
    /** The most that a warning names. */
    public static final int SHOWN_MAX = 5;

    /** From how many letters on a name is compared by likeness. */
    static final int LETTERS_MIN = 4;

    /** How alike two names must be: the share of letter triples that they have in common (pg_trgm). */
    static final double LIKENESS_MIN = 0.5;

    private static final String PEOPLE = """
            select r.id, r.name, o.name as detail from person r left join organisation o on o.id = r.organisation_id
             where r.deleted_at is null""";
    private static final String ORGANISATIONS = """
            select r.id, r.name, coalesce(r.city, r.country, r.industry) as detail from organisation r
             where r.deleted_at is null""";
    private static final String BY_EMAIL =
            " and r.id in (select %s from email_address where address = any(:value) and %1$s is not null) limit :limit";
    private static final String BY_PHONE =
            " and r.id in (select %s from phone_number where e164 = any(:value) and %1$s is not null) limit :limit";
    private static final String BY_KEY = " and r.name_key = :value order by r.id limit :limit";
    private static final String BY_LIKENESS =
            " and r.name_key % :value order by similarity(r.name_key, :value) desc, r.id limit :limit";
    private static final String STRICTNESS = "select set_config('pg_trgm.similarity_threshold', :least, true)";

    private final JdbcClient jdbc;
    private final HomeCountry country;

    Duplicates(JdbcClient jdbc, HomeCountry country) {
        this.jdbc = jdbc;
        this.country = country;
    }

    /** Up to {@link #SHOWN_MAX} people or organisations, the surest first. */
    @Transactional(readOnly = true)
    public List<Likeness> of(
            Actor actor, Subject subject, String name, Collection<String> emails, Collection<String> phones) {
        String select = subject == Subject.PERSON ? PEOPLE : ORGANISATIONS;
        String holder = subject.code() + "_id";
        Map<UUID, Likeness> found = new LinkedHashMap<>();
        add(found, select + BY_EMAIL.formatted(holder), addresses(emails), Why.EMAIL);
        add(found, select + BY_PHONE.formatted(holder), numbers(phones), Why.PHONE);
        byName(found, select, Names.key(name));
        return found.values().stream().limit(SHOWN_MAX).toList();
    }

    private void byName(Map<UUID, Likeness> found, String select, String key) {
        if (!key.isEmpty()) {
            add(found, select + BY_KEY, key, Why.NAME);
        }
        if (key.length() >= LETTERS_MIN) {
            jdbc.sql(STRICTNESS)
                    .param("least", Double.toString(LIKENESS_MIN))
                    .query((row, number) -> row.getString(1))
                    .single();
            add(found, select + BY_LIKENESS, key, Why.SIMILAR);
        }
    }

    private void add(Map<UUID, Likeness> found, String sql, Object value, Why why) {
        if (found.size() < SHOWN_MAX && !(value instanceof String[] none && none.length == 0)) {
            jdbc.sql(sql)
                    .param("value", value)
                    .param("limit", SHOWN_MAX)
                    .query((row, number) -> new Likeness(
                            row.getObject("id", UUID.class), row.getString("name"), row.getString("detail"), why))
                    .list()
                    .forEach(likeness -> found.putIfAbsent(likeness.id(), likeness));
        }
    }

    private static String[] addresses(Collection<String> emails) {
        return emails.stream()
                .map(email -> email.strip().toLowerCase(Locale.ROOT))
                .filter(email -> !email.isEmpty())
                .limit(ContactLimits.WAYS_MAX)
                .toArray(String[]::new);
    }

    private String[] numbers(Collection<String> phones) {
        if (phones.stream().allMatch(String::isBlank)) {
            return new String[0];
        }
        String home = country.code();
        return phones.stream()
                .limit(ContactLimits.WAYS_MAX)
                .flatMap(phone -> PhoneNumbers.e164(phone, home).stream())
                .toArray(String[]::new);
    }
}
