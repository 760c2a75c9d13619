package org.penstock.deals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penstock.kernel.Missing;

/**
 * A pipeline with all its stages in order, retired ones too.
 *
 * @param standard where a deal goes that names no pipeline; exactly one has it
 */
public record Pipeline(
        UUID id, String name, int position, boolean standard, boolean archived, int version, List<Stage> stages) {

    public Pipeline {
        stages = List.copyOf(stages);
    }

    /** The stages that deals may be in today, in order. */
    public List<Stage> current() {
        return stages.stream().filter(stage -> !stage.retired()).toList();
    }

    public Stage first() {
        return current().getFirst();
    }

    /** The stage of the id; {@link Missing} when it belongs to another pipeline. */
    public Stage stage(UUID stageId) {
        return stages.stream()
                .filter(stage -> stage.id().equals(stageId))
                .findFirst()
                .orElseThrow(() -> new Missing("Stage"));
    }

    /** Where won deals go on. */
    public Optional<Stage> retention() {
        return current().stream().filter(Stage::isRetention).findFirst();
    }

    public Optional<Stage> ofKind(StageKind kind) {
        return current().stream().filter(stage -> stage.kind() == kind).findFirst();
    }

    /** The stages that a move from one stage to another leaves or jumps over; none when it goes back. */
    public List<Stage> left(Stage from, Stage to) {
        return stages.stream()
                .filter(stage -> stage.position() >= from.position() && stage.position() < to.position())
                .filter(stage -> !stage.retired() || stage.id().equals(from.id()))
                .toList();
    }
}
