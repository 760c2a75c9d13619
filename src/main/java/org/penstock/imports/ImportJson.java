package org.penstock.imports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Term;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How the parts of an import stand in its tables. */
@Component
class ImportJson {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Column>> COLUMNS = new TypeReference<>() {};
    private static final TypeReference<List<Difference>> DIFFERENCES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<List<Said>> REFUSALS = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A refusal whose arguments are texts by now, but for terms, which each reader sees in a language of their own. */
    private record Said(@Nullable String field, String key, List<Object> args) {}

    String of(Object value) {
        return mapper.writeValueAsString(value);
    }

    List<String> texts(String json) {
        return mapper.readValue(json, TEXTS);
    }

    List<Column> columns(String json) {
        return mapper.readValue(json, COLUMNS);
    }

    List<Difference> differences(String json) {
        return mapper.readValue(json, DIFFERENCES);
    }

    String of(List<Refusal> refusals) {
        return mapper.writeValueAsString(refusals.stream().map(ImportJson::said).toList());
    }

    List<Refusal> refusals(String json) {
        return mapper.readValue(json, REFUSALS).stream()
                .map(said -> new Refusal(
                        said.field(),
                        said.key(),
                        said.args().stream().map(ImportJson::argument).toList()))
                .toList();
    }

    Map<String, Object> object(String json) {
        return mapper.readValue(json, OBJECT);
    }

    <T> T image(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    private static Said said(Refusal refusal) {
        return new Said(
                refusal.field(),
                refusal.key(),
                refusal.args().stream()
                        .map(arg -> arg instanceof Term ? arg : String.valueOf(arg))
                        .toList());
    }

    private static Object argument(Object stored) {
        return stored instanceof Map<?, ?> term ? new Term(String.valueOf(term.get("key"))) : stored;
    }
}
