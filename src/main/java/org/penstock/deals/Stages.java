package org.penstock.deals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.kernel.Missing;

/** All stages of all pipelines by id, read once for one piece of work. */
final class Stages {
    private final List<Pipeline> pipelines;
    private final Map<UUID, Stage> byId = new HashMap<>();
    private final Map<UUID, Pipeline> pipelineById = new HashMap<>();

    Stages(List<Pipeline> pipelines) {
        this.pipelines = pipelines;
        for (Pipeline pipeline : pipelines) {
            pipelineById.put(pipeline.id(), pipeline);
            pipeline.stages().forEach(stage -> byId.put(stage.id(), stage));
        }
    }

    Stage stage(UUID id) {
        Stage stage = byId.get(id);
        if (stage == null) {
            throw new Missing("Stage");
        }
        return stage;
    }

    Pipeline pipeline(UUID id) {
        Pipeline pipeline = pipelineById.get(id);
        if (pipeline == null) {
            throw new Missing("Pipeline");
        }
        return pipeline;
    }

    Pipeline of(Stage stage) {
        return pipeline(stage.pipelineId());
    }

    Pipeline standard() {
        return pipelines.stream().filter(Pipeline::standard).findFirst().orElseGet(pipelines::getFirst);
    }

    /**
     * The stages whose gates a move meets. Into another pipeline the same part of the way counts: the stages of the
     * old pipeline up to the kind of work that the new stage is for.
     */
    List<Stage> left(Stage from, Stage to) {
        if (from.pipelineId().equals(to.pipelineId())) {
            return of(from).left(from, to);
        }
        return of(from).stages().stream()
                .filter(stage -> stage.position() >= from.position())
                .filter(stage -> stage.kind().compareTo(to.kind()) < 0)
                .filter(stage -> !stage.retired() || stage.id().equals(from.id()))
                .toList();
    }

    /** The stages that a deal jumps over that is created in a later stage. */
    List<Stage> before(Stage stage) {
        return of(stage).current().stream()
                .filter(other -> other.position() < stage.position())
                .toList();
    }
}
