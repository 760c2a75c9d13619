package org.penstock.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Names;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of products, read and written in sets. */
@Component
class ProductRows {
    private static final String SELECT = """
            select id, version, name, code, category, unit, description, active, external_source, external_id,
                   created_at, updated_at, deleted_at is not null as binned
              from product where id = any(:ids)""";
    private static final String RECORDSET = """
              from jsonb_to_recordset(:rows::jsonb) as r (
                   id uuid, version int, name text, name_key text, code text, category text, unit text,
                   description text, active boolean, external_source text, external_id text, updated_at timestamptz)
            """;
    private static final String INSERT = """
            insert into product (id, name, name_key, code, category, unit, description, active, external_source,
                   external_id, created_at, updated_at)
            select id, name, name_key, code, category, unit, description, active, external_source, external_id,
                   updated_at, updated_at
            """ + RECORDSET;
    private static final String UPDATE =
            """
            update product p
               set name = r.name, name_key = r.name_key, code = r.code, category = r.category, unit = r.unit,
                   description = r.description, active = r.active, external_source = r.external_source,
                   external_id = r.external_id, updated_at = r.updated_at, version = p.version + 1
            """ + RECORDSET + " where p.id = r.id and p.version = r.version returning p.id";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProductRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One row to write: the version is the one that stands before. */
    record Row(UUID id, int version, ProductDraft facts, Instant updatedAt) {}

    Map<UUID, Product> byIds(Collection<UUID> ids) {
        Map<UUID, Product> found = new LinkedHashMap<>();
        jdbc.sql(SELECT)
                .param("ids", ids.toArray(UUID[]::new))
                .query(ProductRows::product)
                .list()
                .forEach(product -> found.put(product.id(), product));
        return found;
    }

    void insert(List<Row> rows) {
        jdbc.sql(INSERT).param("rows", json(rows)).update();
    }

    /** The ids of the rows whose version was still the same. */
    List<UUID> update(List<Row> rows) {
        return jdbc.sql(UPDATE).param("rows", json(rows)).query(ProductRows::id).list();
    }

    /** The column {@code id} of a row; a key is never null. */
    static UUID id(ResultSet row, int number) throws SQLException {
        return row.getObject("id", UUID.class);
    }

    private String json(List<Row> rows) {
        return json.writeValueAsString(rows.stream().map(ProductRows::columns).toList());
    }

    private static Map<String, @Nullable Object> columns(Row row) {
        ProductDraft facts = row.facts();
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("id", row.id());
        columns.put("version", row.version());
        columns.put("name", facts.name());
        columns.put("name_key", Names.key(facts.name()));
        columns.put("code", facts.code());
        columns.put("category", facts.category());
        columns.put("unit", facts.unit());
        columns.put("description", facts.description());
        columns.put("active", facts.active());
        columns.put("external_source", facts.externalSource());
        columns.put("external_id", facts.externalId());
        columns.put("updated_at", row.updatedAt().toString());
        return columns;
    }

    private static Product product(ResultSet row, int number) throws SQLException {
        ProductDraft facts = new ProductDraft(
                row.getString("name"),
                row.getString("code"),
                row.getString("category"),
                row.getString("unit"),
                row.getString("description"),
                row.getBoolean("active"),
                row.getString("external_source"),
                row.getString("external_id"));
        return new Product(
                id(row, number),
                row.getInt("version"),
                facts,
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getBoolean("binned"));
    }
}
