package org.penstock.contacts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Likeness.Why;
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
            " and r.id in (select %s from email_address where address = :value and %1$s is not null) limit :limit";
    private static final String BY_PHONE =
            " and r.id in (select %s from phone_number where e164 = :value and %1$s is not null) limit :limit";
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

    @Transactional(readOnly = true)
    public List<Likeness> people(Actor actor, String name, String email, String phone) {
        return find(PEOPLE, "person_id", name, email, phone);
    }

    @Transactional(readOnly = true)
    public List<Likeness> organisations(Actor actor, String name, String email, String phone) {
        return find(ORGANISATIONS, "organisation_id", name, email, phone);
    }

    private List<Likeness> find(String select, String holder, String name, String email, String phone) {
        Map<UUID, Likeness> found = new LinkedHashMap<>();
        add(found, select + BY_EMAIL.formatted(holder), email.strip().toLowerCase(Locale.ROOT), Why.EMAIL);
        add(found, select + BY_PHONE.formatted(holder), e164(phone), Why.PHONE);
        String key = Names.key(name);
        add(found, select + BY_KEY, key, Why.NAME);
        if (key.length() >= LETTERS_MIN) {
            jdbc.sql(STRICTNESS)
                    .param("least", Double.toString(LIKENESS_MIN))
                    .query((row, number) -> row.getString(1))
                    .single();
            add(found, select + BY_LIKENESS, key, Why.SIMILAR);
        }
        return new ArrayList<>(found.values()).stream().limit(SHOWN_MAX).toList();
    }

    private void add(Map<UUID, Likeness> found, String sql, @Nullable String value, Why why) {
        if (value != null && !value.isEmpty() && found.size() < SHOWN_MAX) {
            jdbc.sql(sql)
                    .param("value", value)
                    .param("limit", SHOWN_MAX)
                    .query((row, number) -> new Likeness(
                            row.getObject("id", UUID.class), row.getString("name"), row.getString("detail"), why))
                    .list()
                    .forEach(likeness -> found.putIfAbsent(likeness.id(), likeness));
        }
    }

    private @Nullable String e164(String phone) {
        return phone.isBlank() ? null : PhoneNumbers.e164(phone, country.code()).orElse(null);
    }
}
