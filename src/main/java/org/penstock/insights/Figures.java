package org.penstock.insights;

import org.penstock.kernel.Actor;
import org.springframework.stereotype.Component;

/** Draws figures: of the deals that the actor sees, today or as of a past day. */
@Component
public class Figures {
    /** The most groups of a breakdown; the rest is counted and said. */
    public static final int GROUPS_MAX = 50;

    /** Fewer deals in a stage than this are no ground to call it a bottleneck. */
    public static final int BOTTLENECK_DEALS = 10;

    private final CourseRows courses;
    private final FigureReading reading;

    Figures(CourseRows courses, FigureReading reading) {
        this.courses = courses;
        this.reading = reading;
    }

    public FigureReport load(Actor actor, FigureView view) {
        settle();
        return reading.read(actor, view);
    }

    private void settle() {
        int settled = 0;
        int batch = CourseRows.BATCH;
        while (batch == CourseRows.BATCH && settled < CourseRows.BEFORE_READING_MAX) {
            batch = courses.settle(CourseRows.BATCH);
            settled += batch;
        }
    }
}
