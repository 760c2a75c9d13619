package org.penstock.web;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, the way a person would say it. */
final class RelativeTimes {
    private static final long DAYS_IN_WORDS_MAX = 7;

    private RelativeTimes() {}

    static String ago(Texts texts, Instant instant) {
        Duration gone = Duration.between(instant, texts.clock().instant());
        long days = texts.daysSince(instant);
        if (gone.isNegative() || days > DAYS_IN_WORDS_MAX) {
            return texts.dateShort(texts.day(instant));
        }
        if (gone.toMinutes() < 1) {
            return texts.of("web.ago.now");
        }
        if (gone.toHours() < 1) {
            return texts.count("web.ago.minutes", gone.toMinutes());
        }
        if (days == 0) {
            return texts.count("web.ago.hours", gone.toHours());
        }
        return days == 1 ? texts.of("web.ago.yesterday") : texts.count("web.ago.days", days);
    }
}
