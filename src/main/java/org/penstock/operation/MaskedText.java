package org.penstock.operation;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/** {@code %masked(…)} in the patterns of logs/*.xml: the line without what is nobody's business. */
public final class MaskedText extends CompositeConverter<ILoggingEvent> {

    @Override
    protected String transform(ILoggingEvent event, String line) {
        return Masks.hide(line);
    }
}
