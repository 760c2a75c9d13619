package org.penstock.operation;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Objects;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** The same for logs in JSON: every text of a line, its stack trace included. Named in application.properties. */
public final class MaskedMembers implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    @Override
    public void customize(Members<ILoggingEvent> members) {
        members.applyingValueProcessor(
                ValueProcessor.of(String.class, text -> Masks.hide(Objects.requireNonNullElse(text, ""))));
    }
}
