package org.penstock.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;
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

    /** A refusal whose arguments are texts by now. */
    private record Said(@Nullable String field, String key, List<String> args) {}

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
                .map(said -> new Refusal(said.field(), said.key(), new ArrayList<>(said.args())))
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
                refusal.args().stream().map(String::valueOf).toList());
    }
}
