package org.penstock.rest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;

/** A place in a list as an opaque text: the parts of the place behind a mark of the query that they belong to. */
final class Cursor {
    private static final int MARK_BYTES = 8;
    private static final int LENGTH_MAX = 2_000;
    private static final String NOTHING = "\u0001";
    private static final String BETWEEN = "\u0000";

    private Cursor() {}

    static String write(List<@Nullable String> place, String query) {
        List<String> parts = new ArrayList<>();
        place.forEach(part -> parts.add(part == null ? NOTHING : part));
        byte[] bytes = String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8);
        ByteBuffer whole =
                ByteBuffer.allocate(MARK_BYTES + bytes.length).put(mark(query)).put(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
    }

    static List<@Nullable String> read(String cursor, String query) {
        byte[] whole = decoded(cursor);
        if (whole.length <= MARK_BYTES || !Arrays.equals(Arrays.copyOf(whole, MARK_BYTES), mark(query))) {
            throw ApiRefusal.bad(Refusal.at("cursor", "rest.cursor.other"));
        }
        String parts = new String(whole, MARK_BYTES, whole.length - MARK_BYTES, StandardCharsets.UTF_8);
        List<@Nullable String> place = new ArrayList<>();
        for (String part : parts.split(BETWEEN, -1)) {
            place.add(part.equals(NOTHING) ? null : part);
        }
        return place;
    }

    /** For what a list makes of a place that only looks like one of ours. */
    static ApiRefusal unreadable() {
        return ApiRefusal.bad(Refusal.at("cursor", "rest.cursor.unreadable"));
    }

    private static byte[] decoded(String cursor) {
        try {
            if (cursor.length() <= LENGTH_MAX) {
                return Base64.getUrlDecoder().decode(cursor);
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below
        }
        throw unreadable();
    }

    private static byte[] mark(String query) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, MARK_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
