package org.penstock.commands;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.penstock.kernel.Refusal;
import org.springframework.context.MessageSource;

/** What a door refused, in the words of the pages. */
final class Refusals {
    private Refusals() {}

    static String words(MessageSource messages, List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal ->
                        messages.getMessage(refusal.key(), refusal.args().toArray(), Locale.ENGLISH))
                .collect(Collectors.joining("\n"));
    }
}
