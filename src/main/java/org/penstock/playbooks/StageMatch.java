package org.penstock.playbooks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Stage;
import org.penstock.playbooks.PlaybookBody.StagePlan;

/** Which stage of a pipeline a stage of a playbook means: the one of that name, else the first free one of that kind. */
record StageMatch(StagePlan plan, @Nullable Stage stage) {

    static List<StageMatch> of(PlaybookBody body, Pipeline pipeline) {
        Set<UUID> taken = new HashSet<>();
        List<@Nullable Stage> found = new ArrayList<>();
        for (StagePlan plan : body.stages()) {
            found.add(take(pipeline, taken, stage -> stage.name().equalsIgnoreCase(plan.name())));
        }
        List<StageMatch> matches = new ArrayList<>();
        for (int at = 0; at < body.stages().size(); at++) {
            StagePlan plan = body.stages().get(at);
            Stage stage = found.get(at);
            matches.add(new StageMatch(
                    plan,
                    stage != null
                            ? stage
                            : take(
                                    pipeline,
                                    taken,
                                    other -> other.kind().code().equals(plan.kind()) && !isNamed(body, other))));
        }
        return matches;
    }

    /** The current stages that no stage of the playbook means. */
    static List<Stage> left(List<StageMatch> matches, Pipeline pipeline) {
        Set<UUID> meant = new HashSet<>();
        matches.stream()
                .filter(match -> match.stage() != null)
                .forEach(match -> meant.add(match.stage().id()));
        return pipeline.current().stream()
                .filter(stage -> !meant.contains(stage.id()))
                .toList();
    }

    private static boolean isNamed(PlaybookBody body, Stage stage) {
        return body.stages().stream().anyMatch(plan -> plan.name().equalsIgnoreCase(stage.name()));
    }

    private static @Nullable Stage take(
            Pipeline pipeline, Set<UUID> taken, java.util.function.Predicate<Stage> wanted) {
        Stage found = pipeline.current().stream()
                .filter(stage -> !taken.contains(stage.id()))
                .filter(wanted)
                .findFirst()
                .orElse(null);
        if (found != null) {
            taken.add(found.id());
        }
        return found;
    }
}
