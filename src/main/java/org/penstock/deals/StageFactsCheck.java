package org.penstock.deals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Check;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Proves that what a deal keeps of its tools' facts is what the tools say. */
@Component
class StageFactsCheck implements Check {
    /** Deals that are asked about at once. */
    private static final int BATCH = 5_000;

    private static final String DEALS = """
            select id, stage_facts from deal where deleted_at is null and id > :after order by id limit :limit""";
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final StageTools tools;
    private final JsonMapper json;

    StageFactsCheck(JdbcClient jdbc, StageTools tools, JsonMapper json) {
        this.jdbc = jdbc;
        this.tools = tools;
        this.json = json;
    }

    @Override
    public List<String> disagreements() {
        List<String> wrong = new ArrayList<>();
        UUID after = new UUID(0, 0);
        while (wrong.size() < MAX_REPORTED) {
            Map<UUID, Map<String, Object>> kept = new HashMap<>();
            List<UUID> page = jdbc.sql(DEALS)
                    .param("after", after)
                    .param("limit", BATCH)
                    .query((row, number) -> {
                        UUID deal = row.getObject("id", UUID.class);
                        kept.put(deal, json.readValue(row.getString("stage_facts"), OBJECT));
                        return deal;
                    })
                    .list();
            if (page.isEmpty()) {
                break;
            }
            tools.all().forEach(tool -> compare(tool, page, kept, wrong));
            after = page.getLast();
        }
        return wrong.stream().limit(MAX_REPORTED).toList();
    }

    private static void compare(
            StageTool tool, List<UUID> page, Map<UUID, Map<String, Object>> kept, List<String> wrong) {
        Map<UUID, Map<String, Object>> reckoned = tool.reckon(page);
        for (UUID deal : page) {
            Map<String, Object> copy = kept.getOrDefault(deal, Map.of());
            Map<String, Object> own = reckoned.getOrDefault(deal, Map.of());
            TreeSet<String> names = new TreeSet<>(own.keySet());
            copy.keySet().stream()
                    .filter(name -> name.startsWith(tool.name() + "."))
                    .forEach(names::add);
            names.stream()
                    .filter(name -> !same(copy.get(name), own.get(name)))
                    .forEach(name -> wrong.add("Deal " + deal + " keeps " + name + " " + copy.get(name)
                            + " and its tool says " + own.get(name)));
        }
    }

    private static boolean same(@Nullable Object kept, @Nullable Object own) {
        if (kept == null || own == null) {
            return kept == null && own == null;
        }
        return number(kept).equals(number(own));
    }

    /** 2, 2.0 and 2.00 are one number. */
    private static String number(Object value) {
        return value instanceof Number
                ? new java.math.BigDecimal(value.toString())
                        .stripTrailingZeros()
                        .toPlainString()
                : value.toString();
    }
}
