package org.penstock.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The version that a change was made for, from {@code If-Match}.
 *
 * @param version null when none was named: the change then applies to whatever stands there
 */
public record IfMatch(@Nullable Integer version) {
    public static final IfMatch NONE = new IfMatch(null);

    /** No record ever has it, so a tag that isn't one of ours never matches. */
    private static final int STRANGE = -1;

    static IfMatch of(HttpServletRequest request) {
        String header = request.getHeader("If-Match");
        if (header == null || header.strip().equals("*")) {
            return NONE;
        }
        String tag = header.strip().replaceFirst("^W/", "");
        return new IfMatch(tag.matches("\"\\d{1,9}\"") ? Integer.valueOf(tag.substring(1, tag.length() - 1)) : STRANGE);
    }

    public static IfMatch version(int version) {
        return new IfMatch(version);
    }

    /** The version to compare with, where the door wants one: the present one if none was named. */
    public int or(int present) {
        return version == null ? present : version;
    }

    /** Throws the problem unless the record stands in the version. */
    public void require(int present) {
        if (version != null && version != present) {
            throw ApiRefusal.stale(this);
        }
    }
}
