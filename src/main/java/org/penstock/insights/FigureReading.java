package org.penstock.insights;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Stage;
import org.penstock.insights.FigureReport.Group;
import org.penstock.insights.FigureView.By;
import org.penstock.kernel.Actor;
import org.penstock.teams.Company;
import org.penstock.teams.CompanySettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads all figures of a view from one state of the database. */
@Component
class FigureReading {
    /** Grouping a million rows by few keys fits into it; only for this transaction. */
    private static final String ROOM = "set local work_mem = '64MB'";

    /** A past day is told once and read several times. */
    private static final String THEN =
            "create temporary table figure_course on commit drop as select * from " + CourseSql.THEN + " c";

    private final JdbcClient jdbc;
    private final Pipelines pipelines;
    private final CourseRows courses;
    private final GroupNames names;
    private final Company company;
    private final Clock clock;

    FigureReading(
            JdbcClient jdbc, Pipelines pipelines, CourseRows courses, GroupNames names, Company company, Clock clock) {
        this.jdbc = jdbc;
        this.pipelines = pipelines;
        this.courses = courses;
        this.names = names;
        this.company = company;
        this.clock = clock;
    }

    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public FigureReport read(Actor actor, FigureView view) {
        jdbc.sql(ROOM).update();
        List<UUID> due = courses.due();
        if (view.asOf() != null) {
            told(view.asOf(), due);
        }
        Frame frame = frame(actor, view, due, view.asOf() == null ? null : "figure_course");
        return report(frame);
    }

    /** What the deals of a cell are looked up by, in a statement of its own. */
    Frame frame(Actor actor, FigureView view) {
        return frame(actor, view, courses.due(), null);
    }

    private void told(LocalDate day, List<UUID> due) {
        jdbc.sql(THEN)
                .param("ids", due.toArray(UUID[]::new))
                .param("until", Timestamp.from(endOf(day)))
                .update();
    }

    private Frame frame(Actor actor, FigureView view, List<UUID> due, @Nullable String table) {
        CompanySettings settings = company.settings();
        LocalDate day = view.asOf() != null ? view.asOf() : LocalDate.now(clock.withZone(settings.zone()));
        List<Pipeline> all = pipelines.all();
        Pipeline pipeline = view.everyPipeline()
                ? null
                : view.pipeline() == null ? pipelines.standard() : pipelines.of(view.pipeline());
        FigurePeriod period = FigurePeriod.of(view.period(), day, settings.fiscalYearStartMonth());
        String source = table != null ? table : source(view, due);
        return new Frame(
                actor,
                view,
                settings,
                day,
                all.stream()
                        .filter(one -> !one.archived() || one.equals(pipeline))
                        .toList(),
                pipeline,
                period,
                source,
                values(view, due, table));
    }

    private static String source(FigureView view, List<UUID> due) {
        if (view.asOf() != null) {
            return CourseSql.THEN;
        }
        return due.isEmpty() ? CourseSql.KEPT : CourseSql.WITH_DUE;
    }

    private Map<String, Object> values(FigureView view, List<UUID> due, @Nullable String table) {
        if (table != null || (view.asOf() == null && due.isEmpty())) {
            return Map.of();
        }
        return Map.of(
                "ids",
                due.toArray(UUID[]::new),
                "until",
                view.asOf() == null ? courses.afterAll() : Timestamp.from(endOf(view.asOf())));
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(company.settings().zone()).toInstant();
    }

    private FigureReport report(Frame frame) {
        Tallies tallies = Tallies.read(jdbc, frame, frame.view().by());
        Tallies all = frame.view().by().several() ? Tallies.read(jdbc, frame, By.NONE) : tallies;
        Group total = all.total();
        List<Group> groups = frame.view().by() == By.NONE ? List.of() : named(frame, tallies.groups());
        Optional<FigurePeriod> before = frame.period().previous();
        return new FigureReport(
                frame.view(),
                frame.period(),
                frame.day(),
                frame.pipeline(),
                frame.pipelines(),
                frame.currency(),
                total,
                groups.subList(0, Math.min(groups.size(), Figures.GROUPS_MAX)),
                Math.max(0, groups.size() - Figures.GROUPS_MAX),
                before.map(period -> Tallies.outcomes(jdbc, frame.in(period))).orElse(null),
                before.orElse(null),
                all.months(),
                bottleneck(total),
                all.missing(jdbc),
                onlyName(frame.view().only()));
    }

    private @Nullable String onlyName(FigureView.@Nullable Only only) {
        return only == null ? null : names.of(only.by(), List.of(only.key())).get(only.key());
    }

    private List<Group> named(Frame frame, List<Group> groups) {
        Map<String, String> known =
                names.of(frame.view().by(), groups.stream().map(Group::key).toList());
        List<Group> named = new ArrayList<>();
        for (Group group : groups) {
            String key = group.key() == null ? "" : group.key();
            named.add(new Group(key, known.get(key), group.outcomes(), group.stages()));
        }
        named.sort(
                frame.view().by().time()
                        ? Comparator.comparing(Group::key)
                        : Comparator.comparingLong(FigureReading::size)
                                .reversed()
                                .thenComparing(Group::key));
        return named;
    }

    private static long size(Group group) {
        return group.outcomes().all()
                + group.stages().stream()
                        .mapToLong(FigureReport.StageFigures::open)
                        .sum();
    }

    private static FigureReport.@Nullable Bottleneck bottleneck(Group total) {
        var leak = total.stages().stream()
                .filter(stage -> stage.fell().of() >= Figures.BOTTLENECK_DEALS
                        && stage.fell().hits() > 0)
                .max(Comparator.comparingDouble(stage -> stage.fell().share()));
        var slow = total.stages().stream()
                .filter(stage -> stage.total().count() >= Figures.BOTTLENECK_DEALS)
                .max(Comparator.comparingDouble(stage -> stage.total().median()));
        return leak.isEmpty() && slow.isEmpty()
                ? null
                : new FigureReport.Bottleneck(leak.orElse(null), slow.orElse(null));
    }

    /** Everything that a view means at this moment. */
    record Frame(
            Actor actor,
            FigureView view,
            CompanySettings settings,
            LocalDate day,
            List<Pipeline> pipelines,
            @Nullable Pipeline pipeline,
            FigurePeriod period,
            String source,
            Map<String, Object> values) {

        Frame in(FigurePeriod other) {
            return new Frame(actor, view, settings, day, pipelines, pipeline, other, source, values);
        }

        /** Whether the kept sums may know what is open: today, by owner at most. */
        boolean isKept() {
            return view.asOf() == null && view.only() == null && view.by() != By.PRODUCT && view.by() != By.SOURCE;
        }

        String currency() {
            return settings.currency();
        }

        List<Stage> stages() {
            return pipeline == null ? List.of() : pipeline.current();
        }

        Scope scope() {
            Scope scope = new Scope(
                    actor,
                    view,
                    source,
                    pipeline == null ? null : pipeline.id(),
                    period,
                    settings.zone(),
                    settings.fiscalYearStartMonth());
            values.forEach(scope::value);
            return scope;
        }
    }
}
