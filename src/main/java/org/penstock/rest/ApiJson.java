package org.penstock.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.penstock.kernel.Money;
import org.penstock.kernel.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** JSON as the API speaks it; what is stored in the database has a mapper of its own, which this one must not change. */
@Component
public class ApiJson {
    /** The longest body of a request, in bytes. */
    public static final int BODY_MAX = 2 * 1024 * 1024;

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .addModule(new SimpleModule("penstock")
                    .addSerializer(Money.class, new MoneyWriter())
                    .addSerializer(UnitPrice.class, new PriceWriter()))
            .build();

    JsonMapper mapper() {
        return mapper;
    }

    public String write(Object answer) {
        return mapper.writeValueAsString(answer);
    }

    /** One record of a batch. */
    public <T> Sent<T> bind(Class<T> type, JsonNode node) {
        return Binder.bind(type, node);
    }

    <T> Sent<T> read(Class<T> type, HttpServletRequest request) throws IOException {
        String media = Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
        if (!media.startsWith("application/json") && !media.startsWith("application/merge-patch+json")) {
            throw new ApiRefusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE, Refusal.of("rest.body.media"));
        }
        byte[] bytes = request.getInputStream().readNBytes(BODY_MAX + 1);
        if (bytes.length > BODY_MAX) {
            throw tooLarge();
        }
        return Binder.bind(type, tree(bytes));
    }

    static ApiRefusal tooLarge() {
        return new ApiRefusal(HttpStatus.CONTENT_TOO_LARGE, Refusal.of("rest.body.large", BODY_MAX / 1024));
    }

    private JsonNode tree(byte[] bytes) {
        try {
            return mapper.readTree(bytes);
        } catch (JacksonException notJson) {
            var at = notJson.getLocation();
            throw ApiRefusal.bad(
                    Refusal.of("rest.body.syntax", at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()));
        }
    }

    /** {@code {"amount": "12.50", "currency": "EUR"}}: as a text, because a float is no money. */
    private static final class MoneyWriter extends ValueSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator out, SerializationContext context) {
            write(out, money.amount(), money.code());
        }
    }

    private static final class PriceWriter extends ValueSerializer<UnitPrice> {
        @Override
        public void serialize(UnitPrice price, JsonGenerator out, SerializationContext context) {
            write(out, price.amount(), price.code());
        }
    }

    private static void write(JsonGenerator out, BigDecimal amount, String currency) {
        out.writeStartObject();
        out.writeStringProperty("amount", amount.toPlainString());
        out.writeStringProperty("currency", currency);
        out.writeEndObject();
    }
}
