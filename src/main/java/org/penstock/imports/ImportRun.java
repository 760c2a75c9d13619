package org.penstock.imports;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One import and where it stands.
 *
 * @param origin the system that the files come from; ids of records are kept under this name
 * @param currency of amounts that name none
 * @param zone of times that name none
 * @param done rows that the present step is through with
 * @param total rows that it has to go through
 * @param leftAlone records that an undo did not touch because somebody edited or uses them
 * @param trouble message key of what stopped it
 */
public record ImportRun(
        UUID id,
        State state,
        String origin,
        String currency,
        ZoneId zone,
        boolean byCommand,
        @Nullable UUID createdBy,
        String createdByName,
        Instant createdAt,
        @Nullable Instant appliedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant undoneAt,
        @Nullable String undoneByName,
        boolean cancelAsked,
        long done,
        long total,
        Counts counts,
        long leftAlone,
        @Nullable String trouble) {

    /** How far it has come. */
    public enum State {
        READING,
        PLANNING,
        PLANNED,
        APPLYING,
        APPLIED,
        CANCELLED,
        UNDOING,
        UNDONE,
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** Work is under way in the background. */
        public boolean busy() {
            return this == PLANNING || this == APPLYING || this == UNDOING;
        }
    }

    /** Rows over all files by what becomes of them. */
    public record Counts(long created, long updated, long skipped, long conflicts, long rejected) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        public long writes() {
            return created + updated;
        }

        public long of(Action action) {
            return switch (action) {
                case CREATE -> created;
                case UPDATE -> updated;
                case SKIP -> skipped;
                case CONFLICT -> conflicts;
                case REJECT -> rejected;
            };
        }

        public long all() {
            return created + updated + skipped + conflicts + rejected;
        }
    }

    public int percent() {
        return total == 0 ? 0 : (int) Math.min(100, done * 100 / total);
    }

    /** Something of it is in the database. */
    public boolean undoable() {
        return appliedAt != null && (state == State.APPLIED || state == State.CANCELLED || state == State.FAILED);
    }
}
