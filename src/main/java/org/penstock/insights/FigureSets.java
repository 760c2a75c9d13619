package org.penstock.insights;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealSets;
import org.penstock.deals.Stage;
import org.penstock.insights.Cell.Kind;
import org.penstock.insights.FigureReading.Frame;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Term;
import org.springframework.stereotype.Component;

/** The deals behind a figure, as a set that the list of deals understands. The same scope that counts them finds them. */
@Component
class FigureSets implements DealSets {
    private final FigureReading reading;

    FigureSets(FigureReading reading) {
        this.reading = reading;
    }

    @Override
    public Optional<Found> find(Actor actor, String name) {
        Map<String, List<String>> parameters = FigureView.parameters(name);
        FigureView view = FigureView.parse(parameters);
        List<String> cells = parameters.getOrDefault("cell", List.of());
        if (cells.isEmpty() || !view.wrong().isEmpty()) {
            return Optional.empty();
        }
        return Cell.parse(cells.getFirst()).flatMap(cell -> find(actor, view, cell));
    }

    private Optional<Found> find(Actor actor, FigureView view, Cell cell) {
        try {
            Frame frame = reading.frame(actor, view);
            Optional<Stage> stage = stage(frame, cell.stage());
            return cell.stage() != null && stage.isEmpty()
                    ? Optional.empty()
                    : Optional.of(found(frame, cell, stage.map(Stage::name).orElse("")));
        } catch (Missing noSuchPipeline) {
            return Optional.empty();
        }
    }

    private static Optional<Stage> stage(Frame frame, @Nullable UUID id) {
        return frame.pipeline() == null
                ? Optional.empty()
                : frame.pipeline().stages().stream()
                        .filter(stage -> stage.id().equals(id))
                        .findFirst();
    }

    private static Found found(Frame frame, Cell cell, String stage) {
        Scope scope = frame.scope();
        String condition = condition(frame, scope, cell);
        String deals = deals(scope, cell.kind());
        String group = cell.group();
        if (group != null && !(cell.kind() == Kind.OPEN && frame.view().by().time())) {
            scope.value("figureGroup", group);
            condition = condition + " and " + scope.breakdown().isGroup("figureGroup");
        }
        String sql = "d.id in (select c.deal_id from (" + deals + ") c where " + condition + ")";
        return new Found(sql, new HashMap<>(scope.values()), words(frame, cell, stage));
    }

    private static String deals(Scope scope, Kind kind) {
        return switch (kind) {
            case ALL, WON, LOST, DECIDED, WORKED, UNRATED, MONTH -> scope.deals();
            case STAGE, NEXT, THROUGH, FELL, STAY -> scope.stageDeals();
            case OPEN -> scope.open();
        };
    }

    private static String condition(Frame frame, Scope scope, Cell cell) {
        return switch (cell.kind()) {
            case ALL -> "true";
            case WON -> "c.outcome = 'won'";
            case LOST -> "c.outcome = 'lost'";
            case DECIDED -> "c.outcome in ('won', 'lost')";
            case WORKED -> "c.outcome in ('open', 'won', 'lost')";
            case UNRATED -> "c.unrated";
            case MONTH -> {
                scope.value("figureMonth", Objects.requireNonNull(cell.month()));
                yield "c.outcome = 'won' and date_trunc('month', c.closed_day::timestamp)::date = :figureMonth";
            }
            case STAGE, NEXT, THROUGH, FELL -> staged(frame, scope, cell);
            case STAY -> {
                scope.value("figureStage", Objects.requireNonNull(cell.stage()));
                yield """
                        exists (select 1 from unnest(c.stages, c.latest) u (stage, latest)
                                 where u.stage = :figureStage and u.latest >= 0
                                   and (c.entered_stage is null or c.entered_stage = u.stage))""";
            }
            case OPEN -> {
                if (cell.stage() == null) {
                    yield "true";
                }
                scope.value("figureStage", cell.stage());
                yield "c.stage_id = :figureStage";
            }
        };
    }

    private static String staged(Frame frame, Scope scope, Cell cell) {
        StageRules rules = new StageRules(frame.stages(), frame.view().skipped());
        int at = rules.at(Objects.requireNonNull(cell.stage()));
        if (at < 0) {
            return "false";
        }
        String counted = scope.byEntry() ? rules.sqlByEntry(at) : rules.sql(at);
        boolean last = at + 1 == rules.size();
        return switch (cell.kind()) {
            case NEXT -> last ? "false" : counted + " and " + rules.sql(at + 1);
            case FELL ->
                last
                        ? "false"
                        : counted + " and not " + rules.sql(at + 1) + " and c.outcome in ('lost', 'disqualified')";
            case THROUGH -> (scope.byEntry() ? rules.sqlByEntry(0) : rules.sql(0)) + " and " + rules.sql(at);
            default -> counted;
        };
    }

    private static Refusal words(Frame frame, Cell cell, String stage) {
        Object period = FigurePeriod.NAMED.contains(frame.view().period())
                ? new Term("insights.period." + frame.view().period())
                : frame.view().period().replace("..", " – ");
        return Refusal.of("insights.chip." + cell.kind().code(), stage, period);
    }
}
