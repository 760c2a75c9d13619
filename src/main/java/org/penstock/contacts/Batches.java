package org.penstock.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Cuts a set into the portions that one statement writes. */
final class Batches {
    private Batches() {}

    static <T, R> List<R> each(List<T> all, Function<List<T>, List<R>> portion) {
        List<R> answers = new ArrayList<>();
        for (int from = 0; from < all.size(); from += ContactLimits.BATCH) {
            answers.addAll(portion.apply(all.subList(from, Math.min(all.size(), from + ContactLimits.BATCH))));
        }
        return answers;
    }
}
