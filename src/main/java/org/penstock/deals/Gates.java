package org.penstock.deals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.GateCondition.Operator;
import org.penstock.identity.Audit;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one place where gates are checked, for the board, forms, lists, bulk changes, imports and everything later.
 * A move forward meets the gate of each stage that it leaves or jumps over; a move back is free.
 */
@Component
public class Gates {
    private static final String CONDITIONS = """
            select g.id, g.stage_id, g.position, g.field, g.operator, g.operand, coalesce(f.label, '') as label
              from gate_condition g
              left join custom_field f on f.subject = 'deal' and g.field = 'custom.' || f.key
            """;
    private static final String ALL = CONDITIONS + "order by g.stage_id, g.position";
    private static final String OF_STAGE = CONDITIONS + "where g.stage_id = :stage order by g.position";
    private static final String DELETE = "delete from gate_condition where stage_id = :stage";
    private static final String INSERT = """
            insert into gate_condition (id, stage_id, position, field, operator, operand)
            values (:id, :stage, :position, :field, :operator, :operand)""";

    /** The most conditions that one stage may have. */
    public static final int CONDITIONS_MAX = 30;

    private final JdbcClient jdbc;
    private final Pipelines pipelines;
    private final StageTools tools;
    private final Audit audit;
    private final Ids ids;

    Gates(JdbcClient jdbc, Pipelines pipelines, StageTools tools, Audit audit, Ids ids) {
        this.jdbc = jdbc;
        this.pipelines = pipelines;
        this.tools = tools;
        this.audit = audit;
        this.ids = ids;
    }

    /** The exit criteria of a stage, in order. */
    public List<GateCondition> of(UUID stage) {
        return jdbc.sql(OF_STAGE).param("stage", stage).query(Gates::condition).list();
    }

    /** The fields of every deal that a condition may name, besides {@code custom.<key>} and {@link #stageFacts}. */
    public static List<String> fields() {
        return DealFacts.FIELDS;
    }

    /** The facts that the tools of the stages supply. */
    public Collection<StageFact> stageFacts() {
        return tools.facts().values();
    }

    /** A condition as a person enters it. */
    public record Draft(String field, Operator operator, String operand) {}

    /** Replaces the gate of a stage. Deals that stand in it stay; they meet the new gate when they leave. */
    @Transactional
    public Result<List<GateCondition>> replace(Actor actor, UUID stage, List<Draft> drafts) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<Refusal> refusals = refusalsOf(drafts);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        List<GateCondition> before = of(stage);
        jdbc.sql(DELETE).param("stage", stage).update();
        for (int position = 0; position < drafts.size(); position++) {
            Draft draft = drafts.get(position);
            jdbc.sql(INSERT)
                    .param("id", ids.next())
                    .param("stage", stage)
                    .param("position", position)
                    .param("field", draft.field())
                    .param("operator", draft.operator().code())
                    .param("operand", draft.operand().strip())
                    .update();
        }
        List<GateCondition> now = of(stage);
        Stage of = pipelines.stage(stage);
        String name = pipelines.of(of.pipelineId()).name() + " / " + of.name();
        audit.note(actor, "gate_changed", name, DealsAudit.facts(before), DealsAudit.facts(now));
        return Result.done(now);
    }

    /** What is wrong with a gate, also one that no deal could ever pass. */
    public List<Refusal> refusals(Actor actor, List<Draft> drafts) {
        return refusalsOf(drafts);
    }

    private List<Refusal> refusalsOf(List<Draft> drafts) {
        if (drafts.size() > CONDITIONS_MAX) {
            return List.of(Refusal.of("deals.gate.too-many", CONDITIONS_MAX));
        }
        List<Refusal> refusals = new ArrayList<>();
        Map<String, StageFact> known = tools.facts();
        for (Draft draft : drafts) {
            if (!DealFacts.FIELDS.contains(draft.field())
                    && !draft.field().startsWith("custom.")
                    && !known.containsKey(draft.field())) {
                refusals.add(Refusal.at("field", "deals.gate.unknown-field", draft.field()));
            } else if (comparesNumbers(draft.operator()) && number(draft.operand()) == null) {
                refusals.add(Refusal.at("operand", "deals.gate.needs-number"));
            } else if (draft.operator() == Operator.ONE_OF && draft.operand().isBlank()) {
                refusals.add(Refusal.at("operand", "deals.gate.needs-words"));
            }
        }
        return refusals.isEmpty() ? ImpassableGates.refusals(drafts, known) : refusals;
    }

    /** All gates at once, for one change or for a set of a hundred thousand rows. */
    Book open() {
        return new Book(jdbc.sql(ALL).query(Gates::condition).list().stream()
                .collect(Collectors.groupingBy(GateCondition::stageId)));
    }

    /** The gates as they stand in this transaction. */
    static final class Book {
        private final Map<UUID, List<GateCondition>> byStage;

        Book(Map<UUID, List<GateCondition>> byStage) {
            this.byStage = byStage;
        }

        boolean isEmpty() {
            return byStage.isEmpty();
        }

        /** Each criterion that the deal does not meet of the stages that the move leaves or jumps over. */
        List<Unmet> unmet(DealFacts facts, Collection<Stage> left) {
            List<Unmet> unmet = new ArrayList<>();
            for (Stage stage : left) {
                for (GateCondition condition : byStage.getOrDefault(stage.id(), List.of())) {
                    if (!holds(condition, facts)) {
                        unmet.add(new Unmet(stage, condition));
                    }
                }
            }
            return unmet;
        }
    }

    /** The gate of one stage, criterion by criterion. */
    List<Criterion> criteria(UUID stage, DealFacts facts) {
        return of(stage).stream()
                .map(condition -> new Criterion(condition, holds(condition, facts)))
                .toList();
    }

    /** A criterion of the stage that a deal stands in, met or not. */
    public record Criterion(GateCondition condition, boolean met) {

        /** What is asked for, as a text with its arguments. */
        public Refusal wanted() {
            return Refusal.at(
                    condition.field(),
                    "deals.criterion." + condition.operator().code(),
                    condition.fieldName(),
                    condition.operand());
        }
    }

    /** A criterion that a deal does not meet. The refusal names the stage and the field, by keys that are texts too. */
    public record Unmet(Stage stage, GateCondition condition) {

        public Refusal refusal() {
            return Refusal.at(
                    condition.field(),
                    "deals.gate.unmet." + condition.operator().code(),
                    stage.name(),
                    condition.fieldName(),
                    condition.operand());
        }
    }

    static boolean holds(GateCondition condition, DealFacts facts) {
        Object value = facts.of(condition.field());
        if (value == null) {
            return false;
        }
        return switch (condition.operator()) {
            case PRESENT -> true;
            case AT_LEAST -> compare(value, condition.operand()) >= 0;
            case AT_MOST -> compare(value, condition.operand()) <= 0;
            case ONE_OF ->
                words(condition.operand()).contains(value.toString().strip().toLowerCase(Locale.ROOT));
        };
    }

    private static int compare(Object value, String operand) {
        BigDecimal left =
                number(value instanceof Map<?, ?> money ? String.valueOf(money.get("amount")) : value.toString());
        BigDecimal right = number(operand);
        return left == null || right == null ? -2 : left.compareTo(right);
    }

    static List<String> words(String operand) {
        return List.of(operand.toLowerCase(Locale.ROOT).strip().split("\\s*,\\s*"));
    }

    static boolean comparesNumbers(Operator operator) {
        return operator == Operator.AT_LEAST || operator == Operator.AT_MOST;
    }

    static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static GateCondition condition(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new GateCondition(
                row.getObject("id", UUID.class),
                row.getObject("stage_id", UUID.class),
                row.getInt("position"),
                row.getString("field"),
                Operator.of(row.getString("operator")),
                row.getString("operand"),
                row.getString("label"));
    }
}
