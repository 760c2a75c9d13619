package org.penstock.insights;

/**
 * A share of deals.
 *
 * @param hits those that did
 * @param of those that might have
 */
public record Rate(long hits, long of) {
    /** Below this many deals a rate is shown with its interval. */
    public static final int FEW_DEALS = 100;

    /** Two-sided 95 per cent. */
    private static final double Z = 1.959963984540054;

    public static final Rate NONE = new Rate(0, 0);

    public boolean isKnown() {
        return of > 0;
    }

    /** From 0 to 1; 0 where there is nothing to divide. */
    public double share() {
        return of == 0 ? 0 : (double) hits / of;
    }

    public boolean standsOnFew() {
        return of > 0 && of < FEW_DEALS;
    }

    /** The lower end of Wilson's 95 % interval. */
    public double low() {
        return Math.max(0, centre() - half());
    }

    public double high() {
        return Math.min(1, centre() + half());
    }

    private double centre() {
        return (share() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double half() {
        double p = share();
        return Z / (1 + Z * Z / of) * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
    }
}
