package org.penstock.commands;

/** What a command's exit code says to a script; {@code --help} lists the same. */
final class ExitCodes {
    static final int DONE = 0;
    /** It ran to its end, and some rows were rejected or some figures disagree. */
    static final int FINDINGS = 1;

    static final int USAGE = 2;
    /** A person has to decide; nothing was changed. */
    static final int NEEDS_ANSWER = 3;

    static final int FAILED = 4;

    private ExitCodes() {}
}
