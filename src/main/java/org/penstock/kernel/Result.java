package org.penstock.kernel;

import java.util.List;

/** What a door method answers: done, refused with reasons, or stale because somebody else was faster. */
public sealed interface Result<T> {

    record Done<T>(T value) implements Result<T> {}

    record Refused<T>(List<Refusal> refusals) implements Result<T> {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }

    /** Somebody changed the record since the form was shown; {@code current} is what stands now. */
    record Stale<T>(T current) implements Result<T> {}

    static <T> Result<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Result<T> refused(Refusal... refusals) {
        return new Refused<>(List.of(refusals));
    }

    static <T> Result<T> refused(List<Refusal> refusals) {
        return new Refused<>(refusals);
    }

    static <T> Result<T> stale(T current) {
        return new Stale<>(current);
    }

    /** The value, where anything but success is a bug: set-up code and tests. */
    default T orElseThrow() {
        return switch (this) {
            case Done<T> done -> done.value();
            case Refused<T> refused -> throw new IllegalStateException("Refused: " + refused.refusals());
            case Stale<T> stale -> throw new IllegalStateException("Stale: " + stale.current());
        };
    }
}
