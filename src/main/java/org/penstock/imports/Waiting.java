package org.penstock.imports;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for what another thread does as if this one had done it. */
final class Waiting {
    private Waiting() {}

    static <T> T of(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting", stopped);
        } catch (ExecutionException trouble) {
            if (trouble.getCause() instanceof RuntimeException same) {
                throw same;
            }
            throw new IllegalStateException(trouble.getCause());
        }
    }
}
