package org.penstock.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Repeats one thing on so many connections for a while: bounded in time and in number. */
record Load(int connections, double warmSeconds, double seconds) {
    private static final int SAMPLES_MAX = 200_000;

    /** One connection's work; made once for each, closed at the end. */
    interface Worker extends AutoCloseable {
        void once() throws Exception;
    }

    interface Workers {
        Worker open(int number) throws Exception;
    }

    /** What came out. */
    record Result(double p50, double p95, double perSecond, long count) {}

    Result run(Workers workers) throws Exception {
        long start = System.nanoTime();
        long measured = start + (long) (warmSeconds * 1e9);
        long end = measured + (long) (seconds * 1e9);
        List<Future<long[]>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (int number = 0; number < connections; number++) {
                Worker worker = workers.open(number);
                running.add(threads.submit(() -> repeat(worker, measured, end)));
            }
        }
        List<long[]> all = new ArrayList<>();
        for (Future<long[]> one : running) {
            all.add(one.get());
        }
        long[] sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(at(sorted, 0.5), at(sorted, 0.95), sorted.length / seconds, sorted.length);
    }

    private static long[] repeat(Worker worker, long measured, long end) throws Exception {
        try (worker) {
            long[] samples = new long[1024];
            int count = 0;
            while (count < SAMPLES_MAX) {
                long begun = System.nanoTime();
                if (begun >= end) {
                    break;
                }
                worker.once();
                if (begun >= measured) {
                    samples = count == samples.length ? Arrays.copyOf(samples, count * 2) : samples;
                    samples[count++] = System.nanoTime() - begun;
                }
            }
            return Arrays.copyOf(samples, count);
        }
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }
}
