package org.penstock.insights;

import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.insights.FigureView.Cohort;
import org.penstock.insights.FigureView.Credit;
import org.penstock.kernel.Actor;

/**
 * Which deals a view is about, as SQL over courses. {@code c.at} is when a deal came into the cohort, {@code c.credit} to
 * whom it counts, {@code c.entered_stage} the stage of an entry. What the actor may not see is in none of them.
 */
final class Scope {
    /** Each deal of the cohort once. */
    private static final String CREATED = """
            select c.*, c.created_at as at, %s as credit, null::uuid as entered_stage
              from %s c where %s""";

    private static final String CLOSED = """
            select c.*, c.closed_at as at, %s as credit, null::uuid as entered_stage
              from %s c where c.closed_at is not null and %s""";
    /** The first entry within the period decides when it came in and to whom it counts. */
    private static final String ENTERED = """
            select c.*, e.at, %s as credit, null::uuid as entered_stage
              from %s c
             cross join lateral (select e.at, e.n from unnest(c.entered) with ordinality e (at, n)
                                  where %s order by e.at, e.n limit 1) e
             where %s""";
    /** Each first entry into a stage within the period. */
    private static final String ENTRIES = """
            select c.*, e.at, %s as credit, e.stage as entered_stage
              from %s c
             cross join lateral unnest(c.stages, c.entered) with ordinality e (stage, at, n)
             where %s and %s""";
    /** Open ones as of the day; no cohort asks. */
    private static final String OPEN = """
            select c.*, c.created_at as at, c.owner_id as credit, null::uuid as entered_stage
              from %s c where c.outcome = 'open' and %s""";

    /** Open ones of today, added up already. */
    private static final String OPEN_KEPT = """
            select * from (select pipeline_id, stage_id, nullif(owner_id, '00000000-0000-0000-0000-000000000000') as credit,
                                  nullif(owner_id, '00000000-0000-0000-0000-000000000000') as present_owner, deals,
                                  value, value_at_default, weighted_override
                             from deal_sum where outcome = 'open' and deals <> 0) c where %s""";

    private final FigureView view;
    private final String source;
    private final FigurePeriod period;
    private final ZoneId zone;
    private final int fiscalStart;
    private final Map<String, Object> values = new HashMap<>();
    private final List<String> conditions = new ArrayList<>();

    Scope(
            Actor actor,
            FigureView view,
            String source,
            @Nullable UUID pipeline,
            FigurePeriod period,
            ZoneId zone,
            int fiscalStart) {
        this.view = view;
        this.source = source;
        this.period = period;
        this.zone = zone;
        this.fiscalStart = fiscalStart;
        values.put("zone", zone.getId());
        if (pipeline != null) {
            add("c.pipeline_id = :figurePipeline", "figurePipeline", pipeline);
        }
        UUID[] sees = actor.seesArray();
        if (sees != null) {
            add("(c.present_owner is null or c.present_owner = any(:figureSees::uuid[]))", "figureSees", sees);
        }
    }

    Map<String, Object> values() {
        return values;
    }

    void value(String name, Object value) {
        values.put(name, value);
    }

    Breakdown breakdown() {
        return new Breakdown(view.by(), fiscalStart);
    }

    /** The deals of the cohort, each once. */
    String deals() {
        return narrowed(
                switch (view.cohort()) {
                    case CREATED -> CREATED.formatted(credit("1"), source, all(range("c.created_at")));
                    case CLOSED -> CLOSED.formatted(credit("2"), source, all(range("c.closed_at")));
                    case ENTERED -> ENTERED.formatted(credit("2 + e.n"), source, range("e.at"), all(near()));
                });
    }

    /** What conversion and time in stage count: in the entered cohort each stage has deals of its own. */
    String stageDeals() {
        return view.cohort() == Cohort.ENTERED
                ? narrowed(ENTRIES.formatted(credit("2 + e.n"), source, range("e.at"), all(near())))
                : deals();
    }

    String open() {
        return narrowed(OPEN.formatted(source, all("true")));
    }

    String openKept() {
        return OPEN_KEPT.formatted(all("true"));
    }

    /** In the entered cohort only the entry itself, else every stage of the deal. */
    boolean byEntry() {
        return view.cohort() == Cohort.ENTERED;
    }

    private String narrowed(String deals) {
        FigureView.Only only = view.only();
        if (only == null) {
            return deals;
        }
        values.put("figureOnly", only.key());
        return "select * from (" + deals + ") c where "
                + Breakdown.of(only, fiscalStart).isGroup("figureOnly");
    }

    private String credit(String place) {
        return view.credit() == Credit.NOW
                ? "c.owner_id"
                : "case when c.owners is null then c.owner_id else c.owners[" + place + "] end";
    }

    private String all(String further) {
        List<String> all = new ArrayList<>(conditions);
        all.add(further);
        return String.join(" and ", all);
    }

    private String range(String column) {
        List<String> range = new ArrayList<>();
        if (period.from() != null) {
            values.put(
                    "figureFrom",
                    Timestamp.from(period.from().atStartOfDay(zone).toInstant()));
            range.add(column + " >= :figureFrom");
        }
        if (period.to() != null) {
            values.put(
                    "figureTo",
                    Timestamp.from(period.to().plusDays(1).atStartOfDay(zone).toInstant()));
            range.add(column + " < :figureTo");
        }
        return range.isEmpty() ? "true" : String.join(" and ", range);
    }

    /** Deals that can have an entry within the period at all, by what is indexed. */
    private String near() {
        String near = period.from() == null ? "true" : "c.changed_at >= :figureFrom";
        return period.to() == null ? near : near + " and c.created_at < :figureTo";
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }
}
