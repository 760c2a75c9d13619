package org.penstock.deals;

import java.util.UUID;

/**
 * One stage of a pipeline.
 *
 * @param position its place in the pipeline, from 0
 * @param probability the default chance of being won, in percent
 * @param retired no deal may enter it any more
 */
public record Stage(
        UUID id,
        UUID pipelineId,
        String name,
        StageKind kind,
        int position,
        int probability,
        boolean retired,
        int version) {

    public boolean isRetention() {
        return kind == StageKind.RETENTION;
    }
}
