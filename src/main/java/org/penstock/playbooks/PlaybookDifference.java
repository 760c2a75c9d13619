package org.penstock.playbooks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.playbooks.PlaybookBody.StagePlan;

/**
 * Where two playbooks differ, or a playbook and a pipeline.
 *
 * @param place the stage, or empty for the playbook as a whole
 * @param what a code: name, about, order, kind, probability, gate, activity, reason.lost, reason.disqualified, part
 * @param item the condition, activity, reason or part; empty where there is one of it only
 * @param left what the first says; null where it says nothing
 * @param right what the second says
 */
public record PlaybookDifference(
        String place,
        String what,
        String item,
        @Nullable String left,
        @Nullable String right) {

    private record Key(String place, String what, String item) {}

    /** Between the two, in the order of the first. */
    public static List<PlaybookDifference> between(PlaybookBody left, PlaybookBody right) {
        Map<Key, String> first = said(left);
        Map<Key, String> second = said(right);
        Set<Key> keys = new LinkedHashSet<>(first.keySet());
        keys.addAll(second.keySet());
        List<PlaybookDifference> differences = new ArrayList<>();
        for (Key key : keys) {
            if (!Objects.equals(first.get(key), second.get(key))) {
                differences.add(new PlaybookDifference(key.place, key.what, key.item, first.get(key), second.get(key)));
            }
        }
        return differences;
    }

    private static Map<Key, String> said(PlaybookBody body) {
        Map<Key, String> said = new LinkedHashMap<>();
        said.put(new Key("", "name", ""), body.name());
        if (!body.about().isEmpty()) {
            said.put(new Key("", "about", ""), body.about());
        }
        said.put(
                new Key("", "order", ""),
                String.join(" → ", body.stages().stream().map(StagePlan::name).toList()));
        body.stages().forEach(stage -> stage(stage, said));
        body.reasons()
                .forEach((outcome, names) ->
                        names.forEach(name -> said.put(new Key("", "reason." + outcome, name), name)));
        body.parts().forEach((part, rows) -> {
            for (int at = 0; at < rows.size(); at++) {
                said.put(
                        new Key(part, "part", String.valueOf(at + 1)),
                        rows.get(at).toString());
            }
        });
        return said;
    }

    private static void stage(StagePlan stage, Map<Key, String> said) {
        said.put(new Key(stage.name(), "kind", ""), stage.kind());
        said.put(new Key(stage.name(), "probability", ""), stage.probability() + " %");
        stage.gate()
                .forEach(condition -> said.put(
                        new Key(stage.name(), "gate", condition.field()),
                        condition.operator() + " " + condition.operand()));
        stage.activities()
                .forEach(activity -> said.put(
                        new Key(stage.name(), "activity", activity.subject()),
                        activity.kind() + " +" + activity.days()));
    }
}
