package org.penstock.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Makes an id for rows of files that have none, so that the same file twice brings nothing twice. */
final class Digests {
    private static final int CHARS = 24;

    private Digests() {}

    /** Two rows that are quite alike are two deals: the second gets another number. */
    static String of(Line line, Map<String, DealWorks.Seen> seen) {
        String digest = "row:" + digest(String.join("\u001f", line.cells()));
        String id = digest;
        for (int n = 2; seen.containsKey(id); n++) {
            id = digest + "-" + n;
        }
        return id;
    }

    /** Tells rows apart that name the same deal; 64 bits, so that two different rows have the same by no practical chance. */
    static long print(List<String> cells) {
        long print = 0xcbf29ce484222325L;
        for (String cell : cells) {
            for (int i = 0; i < cell.length(); i++) {
                print = (print ^ cell.charAt(i)) * 0x100000001b3L;
            }
            print = (print ^ 0x1_0000) * 0x100000001b3L;
        }
        return print;
    }

    private static String digest(String text) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes).substring(0, CHARS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
