package org.penstock.contacts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a change to one or many.
 *
 * @param done how many are now as they were wanted
 * @param kept the names of those that stay as they were: changed meanwhile, or full of labels
 * @param undo what takes the change back; null where nothing was changed
 */
public record Changed(int done, List<String> kept, @Nullable UUID undo) {

    public Changed {
        kept = List.copyOf(kept);
    }
}
