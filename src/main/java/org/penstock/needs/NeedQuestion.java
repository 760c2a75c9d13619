package org.penstock.needs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question of a deal with its answer.
 *
 * @param id follows from the words, so another wording is another question and answers keep theirs
 * @param version 0 while the deal has not taken the question
 */
public record NeedQuestion(
        UUID id,
        String topic,
        String text,
        String answer,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy,
        int version) {

    /** The longest answer, in characters. */
    public static final int ANSWER_MAX = 5_000;

    static UUID id(String words) {
        return UUID.nameUUIDFromBytes(words.strip().getBytes(StandardCharsets.UTF_8));
    }

    static NeedQuestion fresh(String topic, String words) {
        return new NeedQuestion(id(words), topic, words, "", null, null, 0);
    }

    public boolean open() {
        return answer.isBlank();
    }
}
