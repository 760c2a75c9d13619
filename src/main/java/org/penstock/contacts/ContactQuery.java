package org.penstock.contacts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.Condition;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Names;

/** The where and order of a list, over a table with the alias {@code r}. */
final class ContactQuery {
    /** The most words of a search that count. */
    private static final int WORDS_MAX = 5;
    /** From how many digits on a search is one for a phone number. */
    private static final int DIGITS_MIN = 4;
    /** A trigram index helps from three letters on; shorter words are searched at the beginning of the name only. */
    private static final int TRIGRAM = 3;

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();
    private final ContactFilter filter;

    private ContactQuery(ContactFilter filter) {
        this.filter = filter;
    }

    static ContactQuery of(Actor actor, Subject subject, ContactFilter filter) {
        ContactQuery query = new ContactQuery(filter);
        query.conditions.add(filter.bin() ? "r.deleted_at is not null" : "r.deleted_at is null");
        query.search(filter.q(), subject.code() + "_id");
        query.owner(actor, filter.owner());
        query.equal(subject == Subject.PERSON ? "organisation_id" : "parent_id", filter.organisation());
        if (subject == Subject.ORGANISATION) {
            query.equal("industry", filter.industry());
        }
        if (filter.label() != null) {
            query.conditions.add("r.labels @> array[:label]::uuid[]");
            query.params.put("label", filter.label());
        }
        return query;
    }

    ContactQuery and(String before, Condition condition) {
        conditions.add(before + condition.sql());
        params.putAll(condition.params());
        return this;
    }

    /** Nothing fits. */
    ContactQuery never() {
        conditions.add("false");
        return this;
    }

    /** Only what follows the record of the cursor in the order that the filter turns to; {@code at} is its sort value. */
    ContactQuery from(UUID cursor, String at) {
        conditions.add("(" + column() + ", r.id) " + (ascending() ? ">" : "<") + " (" + value() + ", :cursor)");
        params.put("cursor", cursor);
        params.put("at", at);
        return this;
    }

    String where() {
        return " where " + String.join(" and ", conditions);
    }

    String order() {
        String direction = ascending() ? " asc" : " desc";
        return " order by " + column() + direction + ", r.id" + direction;
    }

    /** What the list is ordered by; each has an index. */
    String column() {
        return switch (filter.sort()) {
            case NAME -> "lower(r.name) collate \"und-x-icu\"";
            case CREATED -> "r.created_at";
            case UPDATED -> "r.updated_at";
            case DELETED -> "r.deleted_at";
        };
    }

    Map<String, Object> params() {
        return params;
    }

    private String value() {
        return filter.sort() == ContactFilter.Sort.NAME ? ":at collate \"und-x-icu\"" : ":at::timestamptz";
    }

    private boolean ascending() {
        return filter.descending() == filter.backwards();
    }

    private void owner(Actor actor, @Nullable String owner) {
        if (ContactFilter.NOBODY.equals(owner)) {
            conditions.add("r.owner_id is null");
        } else if (owner != null) {
            equal("owner_id", owner.equals(ContactFilter.ME) ? actor.requireId() : UUID.fromString(owner));
        }
    }

    private void equal(String column, @Nullable Object value) {
        if (value != null) {
            conditions.add("r." + column + " = :" + column);
            params.put(column, value);
        }
    }

    private void search(String q, String holderColumn) {
        String digits = q.replaceAll("[\\s()+./-]", "");
        if (q.contains("@")) {
            byWay(holderColumn, "email_address", "address", likely(q.toLowerCase(java.util.Locale.ROOT)));
        } else if (digits.length() >= DIGITS_MIN && digits.chars().allMatch(Character::isDigit)) {
            byWay(holderColumn, "phone_number", "e164", digits.replaceFirst("^0+", ""));
        } else {
            words(q);
        }
    }

    private void byWay(String holderColumn, String table, String column, String part) {
        conditions.add("r.id in (select " + holderColumn + " from " + table + " where " + column + " like :part and "
                + holderColumn + " is not null)");
        params.put("part", "%" + part + "%");
    }

    private void words(String q) {
        List<String> keys = Stream.of(q.split("\\s+", -1))
                .map(Names::key)
                .filter(key -> !key.isEmpty())
                .limit(WORDS_MAX)
                .toList();
        for (int i = 0; i < keys.size(); i++) {
            conditions.add("r.name_key like :word" + i);
            params.put("word" + i, (keys.get(i).length() < TRIGRAM ? "" : "%") + keys.get(i) + "%");
        }
        if (keys.isEmpty() && !q.isBlank()) {
            conditions.add("false");
        }
    }

    private static String likely(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }
}
