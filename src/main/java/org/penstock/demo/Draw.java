package org.penstock.demo;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Seeded randomness with the shapes that sales data has. */
final class Draw {
    private final RandomGenerator random;

    Draw(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    double unit() {
        return random.nextDouble();
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The first ones more often than the last. */
    <T> T skewed(List<T> of) {
        return of.get((int) (of.size() * Math.pow(random.nextDouble(), 1.7)));
    }

    /** Around the median, with a long tail to the right. */
    double logNormal(double median, double spread) {
        return median * Math.exp(random.nextGaussian() * spread);
    }
}
