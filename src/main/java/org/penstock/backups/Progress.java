package org.penstock.backups;

/** Is told how far a backup or a restore has come, now and then. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (done, total) -> true;

    /**
     * In rows; the total is an estimate.
     *
     * @return whether to go on
     */
    boolean at(long done, long total);
}
