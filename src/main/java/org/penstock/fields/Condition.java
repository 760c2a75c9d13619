package org.penstock.fields;

import java.util.Map;

/** A piece of an SQL where clause with its named parameters. */
public record Condition(String sql, Map<String, Object> params) {

    public Condition {
        params = Map.copyOf(params);
    }
}
