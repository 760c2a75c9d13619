package org.penstock.leads;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a deal's beginning.
 *
 * @param touches the earliest first; the deal's creation stands among them
 * @param more whether there are further touches than are shown
 * @param consents the latest first
 * @param clock how long the first answer took or has been waited for
 */
public record Origin(UUID deal, List<Touch> touches, boolean more, List<Consent> consents, Clock clock) {
    /** Touches and consents that are shown; the latest of them. */
    public static final int SHOWN_MAX = 100;

    public Origin {
        touches = List.copyOf(touches);
        consents = List.copyOf(consents);
    }

    /**
     * Time to first answer.
     *
     * @param answered null while it runs
     * @param working the part of it that lies in the company's working hours
     * @param stopped whether it stands because the deal was closed without an answer
     * @param notedBy who said that they answered outside of Penstock
     */
    public record Clock(
            Instant began,
            @Nullable Instant answered,
            Duration wall,
            Duration working,
            boolean stopped,
            @Nullable String notedBy) {
        public boolean runs() {
            return answered == null && !stopped;
        }
    }

    public Touch first() {
        return touches.getFirst();
    }

    public Touch last() {
        return touches.getLast();
    }

    public @Nullable Consent consent() {
        return consents.isEmpty() ? null : consents.getFirst();
    }
}
