package org.penstock.rest;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How fast one token may ask: a bucket of {@code penstock.api.burst} requests that fills again by
 * {@code penstock.api.rate} a second. Each node has its own buckets. A rate of 0 is no limit.
 */
@Component
public class RateLimits {
    private static final int TOKENS_MAX = 10_000;
    private static final double NANOS = 1e9;

    private final double rate;
    private final double burst;
    private final Map<UUID, Bucket> buckets = new ConcurrentHashMap<>();

    RateLimits(@Value("${penstock.api.rate:100}") double rate, @Value("${penstock.api.burst:2000}") double burst) {
        this.rate = rate;
        this.burst = burst;
    }

    /** How long the token has to wait; zero when it may go on, which then counts. */
    public Duration take(UUID token) {
        return rate <= 0 ? Duration.ZERO : take(token, System.nanoTime());
    }

    Duration take(UUID token, long now) {
        if (buckets.size() > TOKENS_MAX) {
            buckets.values().removeIf(bucket -> bucket.full(now));
        }
        return buckets.computeIfAbsent(token, fresh -> new Bucket(now)).take(now);
    }

    private final class Bucket {
        private double left = burst;
        private long at;

        Bucket(long now) {
            this.at = now;
        }

        /** Two threads may read the time in another order than they come here; what was left is never taken back. */
        synchronized Duration take(long now) {
            long passed = Math.max(0, now - at);
            left = Math.min(burst, left + passed / NANOS * rate);
            at += passed;
            if (left < 1) {
                return Duration.ofNanos((long) ((1 - left) / rate * NANOS));
            }
            left--;
            return Duration.ZERO;
        }

        synchronized boolean full(long now) {
            return left + (now - at) / NANOS * rate >= burst;
        }
    }
}
