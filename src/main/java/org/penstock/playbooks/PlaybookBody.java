package org.penstock.playbooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.penstock.deals.GateCondition;
import org.penstock.deals.Gates;
import org.penstock.deals.Pipelines;
import org.penstock.deals.StageKind;

/**
 * What a playbook says.
 *
 * @param reasons names by outcome: {@code lost}, {@code disqualified}
 * @param parts what other modules keep for a pipeline, by {@link org.penstock.deals.PlaybookPart#name}; a part that is left
 *     out leaves the defaults of the product
 */
public record PlaybookBody(
        String name,
        String about,
        List<StagePlan> stages,
        Map<String, List<String>> reasons,
        Map<String, List<Map<String, Object>>> parts) {

    /** The longest {@code about}, in characters. */
    public static final int ABOUT_MAX = 2_000;

    /** The most reasons of one outcome. */
    public static final int REASONS_MAX = 50;

    public PlaybookBody {
        name = name == null ? "" : name.strip();
        about = about == null ? "" : about.strip();
        stages = stages == null ? List.of() : List.copyOf(stages);
        reasons = reasons == null ? Map.of() : new TreeMap<>(reasons);
        parts = parts == null ? Map.of() : new TreeMap<>(parts);
    }

    /**
     * A stage of it.
     *
     * @param kind the code of a {@link StageKind}
     */
    public record StagePlan(
            String name, String kind, int probability, List<GatePlan> gate, List<ActivityPlan> activities) {
        /** The most activities that one stage plans. */
        public static final int ACTIVITIES_MAX = 10;

        public StagePlan {
            name = name == null ? "" : name.strip();
            kind = kind == null ? "" : kind.strip();
            gate = gate == null ? List.of() : List.copyOf(gate);
            activities = activities == null ? List.of() : List.copyOf(activities);
        }

        /** Whether there is such a kind of stage. */
        boolean isKindKnown() {
            return Arrays.stream(StageKind.values())
                    .anyMatch(known -> known.code().equals(kind));
        }

        Pipelines.StageDraft draft() {
            return new Pipelines.StageDraft(name, StageKind.of(kind), probability);
        }

        List<Gates.Draft> drafts() {
            return gate.stream().map(GatePlan::draft).toList();
        }
    }

    /** A condition of a gate, as {@link GateCondition} has it. */
    public record GatePlan(
            String field,
            String operator,
            @JsonInclude(JsonInclude.Include.ALWAYS) String operand) {
        public GatePlan {
            operand = operand == null ? "" : operand.strip();
            operator = operator == null ? "present" : operator;
        }

        Gates.Draft draft() {
            return new Gates.Draft(field, GateCondition.Operator.of(operator), operand);
        }
    }

    /**
     * What is planned when a deal enters the stage.
     *
     * @param kind task, call or meeting
     * @param days working days ahead; 0 is the same day
     */
    public record ActivityPlan(String kind, String subject, int days) {
        public ActivityPlan {
            subject = subject == null ? "" : subject.strip();
            kind = kind == null ? "task" : kind;
        }
    }
}
