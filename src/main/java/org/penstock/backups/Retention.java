package org.penstock.backups;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.penstock.backups.BackupDirectory.Found;
import org.penstock.backups.BackupDirectory.Kind;

/**
 * Which backups may go. Of scheduled ones each of the latest days, weeks and months keeps its latest; of those made by hand
 * and before updates the latest few stay.
 */
final class Retention {
    /** Of those made by hand, and of those before updates. */
    static final int OTHERS_KEPT = 5;

    private Retention() {}

    /** In the order given, which is the latest first. */
    static List<Found> removable(List<Found> all, BackupPolicy policy, ZoneId zone) {
        List<Found> scheduled = of(all, Kind.SCHEDULED);
        Set<Found> kept = new HashSet<>();
        keep(scheduled, policy.daily(), made -> day(made, zone), kept);
        keep(scheduled, policy.weekly(), made -> week(day(made, zone)), kept);
        keep(scheduled, policy.monthly(), made -> day(made, zone).withDayOfMonth(1), kept);
        of(all, Kind.MANUAL).stream().limit(OTHERS_KEPT).forEach(kept::add);
        of(all, Kind.UPDATE).stream().limit(OTHERS_KEPT).forEach(kept::add);
        return all.stream().filter(found -> !kept.contains(found)).toList();
    }

    private static List<Found> of(List<Found> all, Kind kind) {
        return all.stream().filter(found -> found.kind() == kind).toList();
    }

    private static void keep(List<Found> latestFirst, int spans, Function<Instant, Object> span, Set<Found> kept) {
        List<Object> seen = new ArrayList<>();
        for (Found found : latestFirst) {
            Object its = span.apply(found.madeAt());
            if (!seen.contains(its) && seen.size() < spans) {
                seen.add(its);
                kept.add(found);
            }
        }
    }

    private static LocalDate day(Instant made, ZoneId zone) {
        return LocalDate.ofInstant(made, zone);
    }

    private static Object week(LocalDate day) {
        return List.of(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
