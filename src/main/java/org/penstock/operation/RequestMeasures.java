package org.penstock.operation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** How long requests take, by the template of their route: {@code /deals/{id}}, never the id. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@ConditionalOnProperty("penstock.metrics-port")
class RequestMeasures extends OncePerRequestFilter {
    /** Kinds of requests told apart; what comes after is counted together. */
    static final int KINDS_MAX = 2_000;

    private static final String NAME = "http_server_requests_seconds";
    private static final String HELP =
            "Time from the first filter to the end of the answer, by method, route and outcome; live streams are left out.";
    private static final double[] BOUNDS_SECONDS = {0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Kind REST = new Kind("other", "other", "other");

    private final Map<Kind, Timing> timings = new ConcurrentHashMap<>();
    private final AtomicInteger active = new AtomicInteger();

    private record Kind(String method, String uri, String outcome) {}

    private static final class Timing {
        private final AtomicLongArray counts = new AtomicLongArray(BOUNDS_SECONDS.length + 1);
        private final LongAdder nanos = new LongAdder();

        void add(long took) {
            int bucket = 0;
            while (bucket < BOUNDS_SECONDS.length && took / NANOS > BOUNDS_SECONDS[bucket]) {
                bucket++;
            }
            counts.incrementAndGet(bucket);
            nanos.add(took);
        }

        long[] counts() {
            long[] read = new long[counts.length()];
            java.util.Arrays.setAll(read, counts::get);
            return read;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long begun = System.nanoTime();
        boolean failed = true;
        active.incrementAndGet();
        try {
            chain.doFilter(request, response);
            failed = false;
        } finally {
            active.decrementAndGet();
            if (!isStream(response)) {
                count(request, failed ? 500 : response.getStatus(), System.nanoTime() - begun);
            }
        }
    }

    private static boolean isStream(HttpServletResponse response) {
        String type = response.getContentType();
        return type != null && type.startsWith("text/event-stream");
    }

    private void count(HttpServletRequest request, int status, long nanos) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
        Kind kind = new Kind(method, route == null ? "none" : route.toString(), outcome(status));
        boolean room = timings.containsKey(kind) || timings.size() < KINDS_MAX;
        timings.computeIfAbsent(room ? kind : REST, made -> new Timing()).add(nanos);
    }

    private static String outcome(int status) {
        return switch (status / 100) {
            case 1, 2 -> "SUCCESS";
            case 3 -> "REDIRECTION";
            case 4 -> "CLIENT_ERROR";
            default -> "SERVER_ERROR";
        };
    }

    int active() {
        return active.get();
    }

    void write(Exposition exposition) {
        timings.forEach((kind, timing) -> exposition.histogram(
                NAME,
                HELP,
                Map.of("method", kind.method, "uri", kind.uri, "outcome", kind.outcome),
                BOUNDS_SECONDS,
                timing.counts(),
                timing.nanos.sum() / NANOS));
    }
}
