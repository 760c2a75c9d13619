package org.penstock.contacts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** E-mail addresses and phone numbers, read and written for many holders at once. */
@Component
class WayRows {
    private static final String EMAILS = """
            select %1$s as holder, address, kind from email_address where %1$s = any(:holders) order by %1$s, position""";
    private static final String PHONES = """
            select %1$s as holder, raw, e164, kind from phone_number where %1$s = any(:holders) order by %1$s, position""";
    private static final String DELETE_EMAILS = "delete from email_address where %s = any(:holders)";
    private static final String DELETE_PHONES = "delete from phone_number where %s = any(:holders)";
    private static final String INSERT_EMAILS = """
            insert into email_address (id, %1$s, address, kind, position)
            select id, holder, address, kind, position from jsonb_to_recordset(:rows::jsonb)
                as r (id uuid, holder uuid, address text, kind text, position int)""";
    private static final String INSERT_PHONES = """
            insert into phone_number (id, %1$s, raw, e164, kind, position)
            select id, holder, raw, e164, kind, position from jsonb_to_recordset(:rows::jsonb)
                as r (id uuid, holder uuid, raw text, e164 text, kind text, position int)""";

    /** Whose they are, by the column that says so. */
    enum Holder {
        PERSON("person_id"),
        ORGANISATION("organisation_id");

        private final String column;

        Holder(String column) {
            this.column = column;
        }

        String sql(String text) {
            return text.formatted(column);
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;

    WayRows(JdbcClient jdbc, JsonMapper json, Ids ids) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
    }

    Map<UUID, Ways> of(Holder holder, Collection<UUID> holders) {
        Map<UUID, List<Email>> emails = new HashMap<>();
        Map<UUID, List<Phone>> phones = new HashMap<>();
        UUID[] keys = holders.toArray(UUID[]::new);
        jdbc.sql(holder.sql(EMAILS)).param("holders", keys).query(row -> {
            emails.computeIfAbsent(row.getObject("holder", UUID.class), key -> new ArrayList<>())
                    .add(new Email(row.getString("address"), WayKind.of(row.getString("kind"))));
        });
        jdbc.sql(holder.sql(PHONES)).param("holders", keys).query(row -> {
            phones.computeIfAbsent(row.getObject("holder", UUID.class), key -> new ArrayList<>())
                    .add(new Phone(row.getString("raw"), row.getString("e164"), WayKind.of(row.getString("kind"))));
        });
        Map<UUID, Ways> ways = new HashMap<>();
        holders.forEach(id ->
                ways.put(id, new Ways(emails.getOrDefault(id, List.of()), phones.getOrDefault(id, List.of()))));
        return ways;
    }

    void replace(Holder holder, Map<UUID, Ways> ways) {
        UUID[] holders = ways.keySet().toArray(UUID[]::new);
        jdbc.sql(holder.sql(DELETE_EMAILS)).param("holders", holders).update();
        jdbc.sql(holder.sql(DELETE_PHONES)).param("holders", holders).update();
        insert(holder, ways);
    }

    void insert(Holder holder, Map<UUID, Ways> ways) {
        List<Map<String, @Nullable Object>> emails = new ArrayList<>();
        List<Map<String, @Nullable Object>> phones = new ArrayList<>();
        ways.forEach((id, one) -> {
            for (int i = 0; i < one.emails().size(); i++) {
                emails.add(email(id, one.emails().get(i), i));
            }
            for (int i = 0; i < one.phones().size(); i++) {
                phones.add(phone(id, one.phones().get(i), i));
            }
        });
        insert(holder.sql(INSERT_EMAILS), emails);
        insert(holder.sql(INSERT_PHONES), phones);
    }

    private void insert(String sql, List<Map<String, @Nullable Object>> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(sql).param("rows", json.writeValueAsString(rows)).update();
        }
    }

    private Map<String, @Nullable Object> email(UUID holder, Email email, int position) {
        Map<String, @Nullable Object> row = row(holder, email.kind(), position);
        row.put("address", email.address());
        return row;
    }

    private Map<String, @Nullable Object> phone(UUID holder, Phone phone, int position) {
        Map<String, @Nullable Object> row = row(holder, phone.kind(), position);
        row.put("raw", phone.raw());
        row.put("e164", phone.e164());
        return row;
    }

    private Map<String, @Nullable Object> row(UUID holder, WayKind kind, int position) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", ids.next());
        row.put("holder", holder);
        row.put("kind", kind.code());
        row.put("position", position);
        return row;
    }
}
