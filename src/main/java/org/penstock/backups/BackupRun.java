package org.penstock.backups;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A backup that a server made, makes or failed to make.
 *
 * @param kind {@code scheduled}, {@code manual} or {@code update}
 * @param state {@code running}, {@code done}, {@code failed} or {@code cancelled}
 * @param node the machine whose disk it is on
 * @param done rows so far, of about {@code total}
 * @param trouble the end of the message key that says why it failed
 */
public record BackupRun(
        UUID id,
        String kind,
        String state,
        String node,
        @Nullable String fileName,
        String askedByName,
        Instant askedAt,
        long done,
        long total,
        @Nullable Long bytes,
        boolean cancelAsked,
        @Nullable String trouble) {
    private static final int WHOLE = 100;

    /** The total is an estimate, so it says 100 only when it is done. */
    public int percent() {
        return total == 0 ? 0 : (int) Math.min(WHOLE - 1, done * WHOLE / total);
    }

    public boolean whole() {
        return state.equals("done");
    }
}
