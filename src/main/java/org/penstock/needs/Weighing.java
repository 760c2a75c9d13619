package org.penstock.needs;

import java.util.Locale;

/** How requirements of a deal are weighed. */
public enum Weighing {
    /** 1 to 5. */
    POINTS(1, 5),
    /** Per cent of the whole. */
    PERCENT(0, 100);

    public final int least;
    public final int most;

    Weighing(int least, int most) {
        this.least = least;
        this.most = most;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Weighing of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** What one writes where nobody has weighed yet. */
    int usual() {
        return this == POINTS ? 3 : 0;
    }
}
