package org.penstock.contacts;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.WayRows.Holder;
import org.penstock.kernel.Money;
import org.penstock.kernel.Names;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of organisations, read and written in sets. */
@Component
class OrganisationRows {
    private static final String SELECT = """
            select id, version, name, parent_id, owner_id, website, industry, employees, annual_revenue,
                   revenue_currency, founded, street, city, region, postal_code, country, labels, custom,
                   external_source, external_id, created_at, updated_at, deleted_at is not null as binned
              from organisation where id = any(:ids)""";
    private static final String RECORDSET = """
              from jsonb_to_recordset(:rows::jsonb) as r (
                   id uuid, version int, name text, name_key text, parent_id uuid, owner_id uuid, website text,
                   industry text, employees int, annual_revenue numeric, revenue_currency text, founded int,
                   street text, city text, region text, postal_code text, country text, labels uuid[], custom jsonb,
                   external_source text, external_id text, updated_at timestamptz)
            """;
    private static final String INSERT = """
            insert into organisation (id, name, name_key, parent_id, owner_id, website, industry, employees,
                   annual_revenue, revenue_currency, founded, street, city, region, postal_code, country, labels,
                   custom, external_source, external_id, created_at, created_by, updated_at)
            select id, name, name_key, parent_id, owner_id, website, industry, employees, annual_revenue,
                   revenue_currency, founded, street, city, region, postal_code, country, labels, custom,
                   external_source, external_id, updated_at, :by, updated_at
            """ + RECORDSET;
    private static final String UPDATE =
            """
            update organisation o
               set name = r.name, name_key = r.name_key, parent_id = r.parent_id, owner_id = r.owner_id,
                   website = r.website, industry = r.industry, employees = r.employees,
                   annual_revenue = r.annual_revenue, revenue_currency = r.revenue_currency, founded = r.founded,
                   street = r.street, city = r.city, region = r.region, postal_code = r.postal_code,
                   country = r.country, labels = r.labels, custom = r.custom, external_source = r.external_source,
                   external_id = r.external_id, updated_at = r.updated_at, version = o.version + 1
            """ + RECORDSET + " where o.id = r.id and o.version = r.version returning o.id";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final WayRows ways;

    OrganisationRows(JdbcClient jdbc, JsonMapper json, WayRows ways) {
        this.jdbc = jdbc;
        this.json = json;
        this.ways = ways;
    }

    /** One row to write: the version is the one that stands before. */
    record Row(UUID id, int version, OrganisationDraft facts, Instant updatedAt) {}

    Map<UUID, Organisation> byIds(Collection<UUID> ids) {
        Map<UUID, Ways> reached = ways.of(Holder.ORGANISATION, ids);
        Map<UUID, Organisation> found = new LinkedHashMap<>();
        jdbc.sql(SELECT)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> organisation(row, reached))
                .list()
                .forEach(organisation -> found.put(organisation.id(), organisation));
        return found;
    }

    void insert(List<Row> rows, @Nullable UUID by) {
        jdbc.sql(INSERT).param("rows", json(rows)).param("by", by).update();
        ways.insert(Holder.ORGANISATION, ways(rows));
    }

    /** The ids of the rows whose version was still the same. */
    List<UUID> update(List<Row> rows) {
        List<UUID> changed =
                jdbc.sql(UPDATE).param("rows", json(rows)).query(Columns::id).list();
        Map<UUID, Ways> all = ways(rows);
        all.keySet().retainAll(changed);
        ways.replace(Holder.ORGANISATION, all);
        return changed;
    }

    private static Map<UUID, Ways> ways(List<Row> rows) {
        Map<UUID, Ways> ways = new LinkedHashMap<>();
        rows.forEach(row ->
                ways.put(row.id(), new Ways(row.facts().emails(), row.facts().phones())));
        return ways;
    }

    private String json(List<Row> rows) {
        return json.writeValueAsString(
                rows.stream().map(OrganisationRows::columns).toList());
    }

    private static Map<String, @Nullable Object> columns(Row row) {
        OrganisationDraft facts = row.facts();
        Money revenue = facts.annualRevenue();
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("id", row.id());
        columns.put("version", row.version());
        columns.put("name", facts.name());
        columns.put("name_key", Names.key(facts.name()));
        columns.put("parent_id", facts.parentId());
        columns.put("owner_id", facts.ownerId());
        columns.put("website", facts.website());
        columns.put("industry", facts.industry());
        columns.put("employees", facts.employees());
        columns.put("annual_revenue", revenue == null ? null : revenue.amount());
        columns.put("revenue_currency", revenue == null ? null : revenue.code());
        columns.put("founded", facts.founded());
        columns.put("street", facts.address().street());
        columns.put("city", facts.address().city());
        columns.put("region", facts.address().region());
        columns.put("postal_code", facts.address().postalCode());
        columns.put("country", facts.address().country());
        columns.put("labels", facts.labels());
        columns.put("custom", facts.custom());
        columns.put("external_source", facts.externalSource());
        columns.put("external_id", facts.externalId());
        columns.put("updated_at", row.updatedAt().toString());
        return columns;
    }

    private Organisation organisation(ResultSet row, Map<UUID, Ways> reached) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Ways ways = reached.getOrDefault(id, Ways.NONE);
        BigDecimal revenue = row.getBigDecimal("annual_revenue");
        OrganisationDraft facts = new OrganisationDraft(
                row.getString("name"),
                row.getObject("parent_id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("website"),
                row.getString("industry"),
                row.getObject("employees", Integer.class),
                revenue == null ? null : Money.of(revenue, row.getString("revenue_currency")),
                row.getObject("founded", Integer.class),
                new Address(
                        row.getString("street"),
                        row.getString("city"),
                        row.getString("region"),
                        row.getString("postal_code"),
                        row.getString("country")),
                ways.emails(),
                ways.phones(),
                Columns.uuids(row, "labels"),
                Columns.object(json, row, "custom"),
                row.getString("external_source"),
                row.getString("external_id"));
        return new Organisation(
                id,
                row.getInt("version"),
                facts,
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"),
                row.getBoolean("binned"));
    }
}
