package org.penstock.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the column types that JDBC has no short way for. */
final class Columns {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Columns() {}

    /** The column {@code id} of a row; a key is never null. */
    static UUID id(ResultSet row, int number) throws SQLException {
        return row.getObject("id", UUID.class);
    }

    static List<UUID> uuids(ResultSet row, String column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray());
    }

    static Map<String, Object> object(JsonMapper json, ResultSet row, String column) throws SQLException {
        return json.readerFor(OBJECT)
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readValue(row.getString(column));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
