package org.penstock.playbooks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.penstock.deals.GateCondition;
import org.penstock.deals.Gates;
import org.penstock.deals.Pipelines;
import org.penstock.deals.PlaybookPart;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.playbooks.PlaybookBody.ActivityPlan;
import org.penstock.playbooks.PlaybookBody.StagePlan;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether a playbook could be published: every refusal names the field, {@code stages[2].gate} and the like. */
@Component
class PlaybookCheck {
    private static final Set<String> KINDS = Set.of("task", "call", "meeting");
    private static final Set<String> OUTCOMES = Set.of("lost", "disqualified");
    private static final int NAME_MAX = 80;
    private static final int SUBJECT_MAX = 300;
    private static final int DAYS_MAX = 365;

    /** The most rows of one part of another module. */
    private static final int ROWS_MAX = 500;

    private final Gates gates;
    private final ObjectProvider<PlaybookPart> parts;

    PlaybookCheck(Gates gates, ObjectProvider<PlaybookPart> parts) {
        this.gates = gates;
        this.parts = parts;
    }

    List<Refusal> refusals(PlaybookBody body) {
        List<Refusal> refusals = new ArrayList<>();
        if (body.name().isEmpty() || body.name().length() > NAME_MAX) {
            refusals.add(Refusal.at("name", "playbooks.name-length", NAME_MAX));
        }
        if (body.about().length() > PlaybookBody.ABOUT_MAX) {
            refusals.add(Refusal.at("about", "playbooks.too-long", PlaybookBody.ABOUT_MAX));
        }
        if (body.stages().isEmpty() || body.stages().size() > Pipelines.STAGES_MAX) {
            refusals.add(Refusal.at("stages", "playbooks.stages-count", Pipelines.STAGES_MAX));
        }
        stages(body, refusals);
        reasons(body, refusals);
        parts(body, refusals);
        return refusals;
    }

    private void stages(PlaybookBody body, List<Refusal> refusals) {
        Set<String> names = new HashSet<>();
        for (int at = 0; at < body.stages().size(); at++) {
            StagePlan stage = body.stages().get(at);
            String field = "stages[" + at + "]";
            if (stage.name().isEmpty() || stage.name().length() > NAME_MAX) {
                refusals.add(Refusal.at(field + ".name", "playbooks.name-length", NAME_MAX));
            } else if (!names.add(stage.name().toLowerCase(Locale.ROOT))) {
                refusals.add(Refusal.at(field + ".name", "playbooks.stage-twice", stage.name()));
            }
            if (!stage.isKindKnown()) {
                refusals.add(Refusal.at(field + ".kind", "playbooks.kind-unknown", stage.kind()));
            }
            if (stage.probability() < 0 || stage.probability() > 100) {
                refusals.add(Refusal.at(field + ".probability", "playbooks.probability"));
            }
            gate(stage, field, refusals);
            activities(stage, field, refusals);
        }
    }

    private void gate(StagePlan stage, String field, List<Refusal> refusals) {
        if (stage.gate().stream().anyMatch(condition -> !isOperator(condition.operator()))) {
            refusals.add(Refusal.at(field + ".gate", "playbooks.operator"));
            return;
        }
        gates.refusals(Actor.system(), stage.drafts())
                .forEach(wrong -> refusals.add(new Refusal(field + ".gate", wrong.key(), wrong.args())));
    }

    private static void activities(StagePlan stage, String field, List<Refusal> refusals) {
        if (stage.activities().size() > StagePlan.ACTIVITIES_MAX) {
            refusals.add(Refusal.at(field + ".activities", "playbooks.activities-count", StagePlan.ACTIVITIES_MAX));
        }
        for (ActivityPlan activity : stage.activities()) {
            if (!KINDS.contains(activity.kind())) {
                refusals.add(Refusal.at(field + ".activities", "playbooks.activity-kind-unknown", activity.kind()));
            }
            if (activity.subject().isEmpty() || activity.subject().length() > SUBJECT_MAX) {
                refusals.add(Refusal.at(field + ".activities", "playbooks.activity-subject-length", SUBJECT_MAX));
            }
            if (activity.days() < 0 || activity.days() > DAYS_MAX) {
                refusals.add(Refusal.at(field + ".activities", "playbooks.activity-days-range", DAYS_MAX));
            }
        }
    }

    private static void reasons(PlaybookBody body, List<Refusal> refusals) {
        body.reasons().forEach((outcome, names) -> {
            if (!OUTCOMES.contains(outcome)) {
                refusals.add(Refusal.at("reasons." + outcome, "playbooks.reason-outcome"));
            } else if (names.size() > PlaybookBody.REASONS_MAX) {
                refusals.add(Refusal.at("reasons." + outcome, "playbooks.reasons-count", PlaybookBody.REASONS_MAX));
            } else if (names.stream()
                    .anyMatch(name -> name.isBlank() || name.strip().length() > NAME_MAX)) {
                refusals.add(Refusal.at("reasons." + outcome, "playbooks.name-length", NAME_MAX));
            }
        });
    }

    private void parts(PlaybookBody body, List<Refusal> refusals) {
        Map<String, PlaybookPart> known = parts.stream().collect(Collectors.toMap(PlaybookPart::name, part -> part));
        body.parts().forEach((name, rows) -> {
            PlaybookPart part = known.get(name);
            if (part == null) {
                refusals.add(Refusal.at("parts." + name, "playbooks.part-unknown", name));
            } else if (rows.size() > ROWS_MAX) {
                refusals.add(Refusal.at("parts." + name, "playbooks.part-rows", ROWS_MAX));
            } else {
                part.refusals(rows)
                        .forEach(wrong -> refusals.add(new Refusal("parts." + name, wrong.key(), wrong.args())));
            }
        });
    }

    private static boolean isOperator(String code) {
        for (GateCondition.Operator operator : GateCondition.Operator.values()) {
            if (operator.code().equals(code)) {
                return true;
            }
        }
        return false;
    }
}
