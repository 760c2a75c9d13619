package org.penstock.imports;

import org.penstock.kernel.Refusal;

/** A file that can't be read at all, with what to do about it. Caught at the door and answered as a refusal. */
final class FileTrouble extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    FileTrouble(String file, String key, Object... args) {
        super(key);
        Object[] all = new Object[args.length + 1];
        all[0] = file;
        System.arraycopy(args, 0, all, 1, args.length);
        this.refusal = Refusal.at("files", "imports.file." + key, all);
    }

    Refusal refusal() {
        return refusal;
    }
}
