package org.penstock.insights;

import java.util.Map;
import java.util.TreeMap;

/**
 * Lengths of time in days: how many there are, their average and their median.
 *
 * @param count of how many lengths
 * @param average their sum by their count
 * @param median the middle one; of an even number the mean of the two in the middle
 */
public record Days(long count, double average, double median) {

    public static final Days NONE = new Days(0, 0, 0);

    public boolean isKnown() {
        return count > 0;
    }

    /** Gathers lengths by how often they occur, so that the median of a million needs no sorting. */
    static final class Tally {
        private final TreeMap<Long, Long> byLength = new TreeMap<>();
        private final double unit;
        private long count;
        private double sum;

        /** @param unit days of one unit of length: 1 or 0.1 */
        Tally(double unit) {
            this.unit = unit;
        }

        void add(long length, long times, double exactSum) {
            byLength.merge(length, times, Long::sum);
            count += times;
            sum += exactSum;
        }

        Days days() {
            return count == 0
                    ? NONE
                    : new Days(count, sum * unit / count, (at((count - 1) / 2) + at(count / 2)) * unit / 2);
        }

        private double at(long rank) {
            long passed = 0;
            for (Map.Entry<Long, Long> entry : byLength.entrySet()) {
                passed += entry.getValue();
                if (passed > rank) {
                    return entry.getKey();
                }
            }
            throw new IllegalArgumentException("No length of rank " + rank);
        }
    }
}
