package org.penstock.backups;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and digests what goes through it; closing it leaves the stream below open. */
final class Measured extends OutputStream {
    private final OutputStream below;
    private final MessageDigest digest = sha256();
    private long bytes;
    private long lines;

    Measured(OutputStream below) {
        this.below = below;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    static String hex(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        below.write(buffer, offset, length);
        digest.update(buffer, offset, length);
        bytes += length;
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] == '\n') {
                lines++;
            }
        }
    }

    long bytes() {
        return bytes;
    }

    /** In the form of COPY each row is a line. */
    long lines() {
        return lines;
    }

    /** Of all that was written; asked once, at the end. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
