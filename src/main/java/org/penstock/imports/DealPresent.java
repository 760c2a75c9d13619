package org.penstock.imports;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deals as they stand: to compare a row with, and as the image that an undo puts back. In the bin too. */
@Component
class DealPresent {
    private static final String BY_EXTERNAL =
            "select * from deal where external_source = :source and external_id = any(:ids)";
    private static final String BY_IDS = "select * from deal where id = any(:ids)";

    private final JdbcClient jdbc;
    private final ImportJson json;

    DealPresent(JdbcClient jdbc, ImportJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Image(
            UUID id,
            String title,
            UUID stage,
            Outcome outcome,
            @Nullable BigDecimal value,
            String currency,
            @Nullable Integer probability,
            @Nullable LocalDate expectedClose,
            @Nullable UUID owner,
            @Nullable UUID organisation,
            @Nullable String source,
            Map<String, Object> custom,
            @Nullable Map<String, Object> facts,
            boolean binned,
            int version,
            @Nullable String externalId) {

        /** What the tools of the stages know; an image of before they were kept has none. */
        Map<String, Object> known() {
            return facts == null ? Map.of() : facts;
        }
    }

    Map<String, Image> byExternal(String source, Collection<String> externalIds) {
        Map<String, Image> found = new HashMap<>();
        jdbc.sql(BY_EXTERNAL)
                .param("source", source)
                .param("ids", externalIds.toArray(String[]::new))
                .query(row -> {
                    Image image = image(row);
                    found.put(String.valueOf(image.externalId), image);
                });
        return found;
    }

    Map<UUID, Image> byIds(Collection<UUID> ids) {
        Map<UUID, Image> found = new HashMap<>();
        jdbc.sql(BY_IDS).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            Image image = image(row);
            found.put(image.id, image);
        });
        return found;
    }

    private Image image(ResultSet row) throws SQLException {
        return new Image(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getObject("stage_id", UUID.class),
                Outcome.of(row.getString("outcome")),
                row.getBigDecimal("value"),
                row.getString("currency"),
                row.getObject("probability", Integer.class),
                row.getObject("expected_close", LocalDate.class),
                row.getObject("owner_id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getString("source"),
                json.object(row.getString("custom")),
                json.object(row.getString("stage_facts")),
                row.getTimestamp("deleted_at") != null,
                row.getInt("version"),
                row.getString("external_id"));
    }
}
