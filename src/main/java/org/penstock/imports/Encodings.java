package org.penstock.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** Finds the encoding of a text file by its mark, by its bytes, or by its letters; refuses two encodings in one file. */
final class Encodings {
    private static final int HEAD_BYTES = 4_096;
    private static final int LINE_BYTES = 1 << 20;

    private Encodings() {}

    static Charset of(String name, Path file) throws IOException, FileTrouble {
        Charset marked = marked(head(file));
        return marked != null ? marked : byLines(name, file);
    }

    /** By the byte order mark, or by the zero bytes that Latin letters have in UTF-16. */
    private static @Nullable Charset marked(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16;
        }
        int even = zeros(head, 0);
        int odd = zeros(head, 1);
        if (Math.max(even, odd) * 5 < head.length || head.length < 4) {
            return null;
        }
        return odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private static Charset byLines(String name, Path file) throws IOException, FileTrouble {
        UniversalDetector detector = new UniversalDetector();
        int firstUtf8 = 0;
        int firstOther = 0;
        int line = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] buffer = new byte[LINE_BYTES];
            int length;
            while ((length = line(in, buffer)) >= 0) {
                line++;
                if (plain(buffer, length)) {
                    continue;
                }
                if (utf8(buffer, length)) {
                    firstUtf8 = firstUtf8 == 0 ? line : firstUtf8;
                } else {
                    firstOther = firstOther == 0 ? line : firstOther;
                    detector.handleData(buffer, 0, length);
                }
                if (firstUtf8 > 0 && firstOther > 0) {
                    throw new FileTrouble(name, "mixed-encodings", firstUtf8, firstOther);
                }
            }
        }
        return firstOther == 0 ? StandardCharsets.UTF_8 : guessed(detector);
    }

    private static Charset guessed(UniversalDetector detector) {
        detector.dataEnd();
        String found = detector.getDetectedCharset();
        if (found != null && Charset.isSupported(found) && !found.equals("UTF-8") && !found.equals("US-ASCII")) {
            Charset charset = Charset.forName(found);
            return charset.equals(StandardCharsets.ISO_8859_1) ? Charset.forName("windows-1252") : charset;
        }
        return Charset.forName("windows-1252");
    }

    /** The bytes up to the next line end, or as many as fit; -1 at the end of the file. */
    private static int line(InputStream in, byte[] buffer) throws IOException {
        int length = 0;
        int next;
        while ((next = in.read()) >= 0) {
            buffer[length++] = (byte) next;
            if (next == '\n' || length == buffer.length) {
                return length;
            }
        }
        return length == 0 ? -1 : length;
    }

    private static boolean plain(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** A line longer than the buffer may have been cut inside a letter. */
    private static boolean utf8(byte[] bytes, int length) {
        return sound(bytes, length) || (length == LINE_BYTES && malformedOnlyAtEnd(bytes, length));
    }

    private static boolean sound(byte[] bytes, int length) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static boolean malformedOnlyAtEnd(byte[] bytes, int length) {
        return sound(bytes, length - 1) || sound(bytes, length - 2) || sound(bytes, length - 3);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        }
    }

    private static boolean starts(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static int zeros(byte[] head, int from) {
        int zeros = 0;
        for (int i = from; i < head.length; i += 2) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        return zeros;
    }
}
