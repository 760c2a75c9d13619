package org.penstock.deals;

import tools.jackson.databind.json.JsonMapper;

/** Filters by what the tools of the stages know of a deal; presence and equality lead through the index of the copy. */
final class FactWhere {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FILLED = "d.stage_facts <> '{}' and ";
    private static final String NUMBER = "-?[0-9]{1,20}(\\.[0-9]{1,10})?";

    private FactWhere() {}

    /** @param wanted {@code any}, {@code none}, a value, or {@code from..to} with either end left out */
    static void add(DealWhere where, String name, String wanted) {
        int dots = wanted.indexOf("..");
        if (wanted.equals("any")) {
            has(where, name);
        } else if (wanted.equals("none")) {
            String key = where.unused("fact");
            where.add("not d.stage_facts ?? :" + key, key, name);
        } else if (dots >= 0) {
            has(where, name);
            end(where, name, ">=", wanted.substring(0, dots));
            end(where, name, "<=", wanted.substring(dots + 2));
        } else {
            equal(where, name, wanted);
        }
    }

    private static void has(DealWhere where, String name) {
        String key = where.unused("fact");
        where.add(FILLED + "d.stage_facts ?? :" + key, key, name);
    }

    /** A value stands in JSON as a word, a number or true; a request does not say which. */
    private static void equal(DealWhere where, String name, String wanted) {
        String word = JSON.writeValueAsString(java.util.Map.of(name, wanted));
        boolean bare = wanted.equals("true") || wanted.matches(NUMBER);
        String key = where.unused("fact");
        String condition = "d.stage_facts @> :" + key + "::jsonb";
        if (!bare) {
            where.add(FILLED + condition, key, word);
            return;
        }
        String literal = "{" + JSON.writeValueAsString(name) + ":" + wanted + "}";
        where.add(FILLED + "(" + condition + " or d.stage_facts @> :" + key + "Bare::jsonb)", key, word);
        where.value(key + "Bare", literal);
    }

    private static void end(DealWhere where, String name, String operator, String limit) {
        if (limit.isBlank()) {
            return;
        }
        String key = where.unused("fact");
        boolean number = limit.strip().matches(NUMBER);
        String value = "d.stage_facts ->> :" + key + "Name";
        String left = number ? "case when " + value + " ~ '^-?[0-9.]+$' then (" + value + ")::numeric end" : value;
        where.add(left + " " + operator + " :" + key + (number ? "::numeric" : ""), key, limit.strip());
        where.value(key + "Name", name);
    }
}
