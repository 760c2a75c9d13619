package org.penstock.insights;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penstock.insights.FigureView.By;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the groups of a breakdown are called. */
@Component
class GroupNames {
    private static final String NAMES = "select id::text as id, name from %s where id::text = any(:keys::text[])";

    private final JdbcClient jdbc;

    GroupNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By key; periods and "none" have no name here. */
    Map<String, String> of(By by, List<String> keys) {
        Map<String, String> names = new HashMap<>();
        String table = switch (by) {
            case REP -> "account";
            case TEAM -> "team";
            case PRODUCT -> "product";
            case PIPELINE -> "pipeline";
            case NONE, SOURCE, MONTH, QUARTER, YEAR -> null;
        };
        String[] wanted = keys.stream().filter(key -> !key.isEmpty()).toArray(String[]::new);
        if (by == By.SOURCE) {
            for (String key : wanted) {
                names.put(key, key);
            }
        } else if (table != null && wanted.length > 0) {
            jdbc.sql(NAMES.formatted(table)).param("keys", wanted).query(row -> {
                names.put(row.getString("id"), row.getString("name"));
            });
        }
        return names;
    }
}
