package org.penstock.deals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Missing;

/**
 * Where a window of a column lies. In the URL {@code after}, {@code before} and {@code from} name a card by its key,
 * {@code at} a position from 0, or from the end when it is negative; {@code count} says how many cards.
 *
 * @param sign the comparison with the key; empty when there is none
 * @param skip cards that are passed over on the way
 * @param upwards whether the way leads up from the key or from the end of the column
 */
public record DealPlace(String sign, double rank, @Nullable UUID id, int skip, boolean upwards, int count) {
    /** The furthest position, from the nearer end, that a jump counts to; from there one scrolls, or filters. */
    static final int SKIP_MAX = 100_000;

    public static DealPlace top() {
        return new DealPlace("", 0, null, 0, false, DealWindows.WINDOW);
    }

    static DealPlace before(DealCard card, int count) {
        return new DealPlace("<", card.rank(), card.id(), 0, true, count);
    }

    /** From a request's parameters; {@link Missing} when they can't be read. */
    public static DealPlace parse(Map<String, ? extends List<String>> parameters) {
        try {
            int count = count(first(parameters, "count"));
            for (Map.Entry<String, String> way :
                    Map.of("after", ">", "before", "<", "from", ">=").entrySet()) {
                String key = first(parameters, way.getKey());
                if (key != null) {
                    return key(way.getValue(), key, count);
                }
            }
            String at = first(parameters, "at");
            return at == null ? new DealPlace("", 0, null, 0, false, count) : at(Integer.parseInt(at), count);
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException unreadable) {
            throw new Missing("Place in the column");
        }
    }

    boolean isKey() {
        return !sign.isEmpty();
    }

    String condition() {
        return isKey() ? "(d.rank, d.id) " + sign + " (:rank, :id)" : "true";
    }

    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        if (id != null) {
            values.put("rank", rank);
            values.put("id", id);
        }
        return values;
    }

    private static DealPlace key(String sign, String key, int count) {
        int at = key.indexOf('~');
        double rank = Double.parseDouble(key.substring(0, at));
        return new DealPlace(sign, rank, UUID.fromString(key.substring(at + 1)), 0, sign.equals("<"), count);
    }

    private static DealPlace at(int position, int count) {
        if (position >= 0) {
            return new DealPlace("", 0, null, Math.min(position, SKIP_MAX), false, count);
        }
        int fromEnd = (int) Math.min(-(long) position, SKIP_MAX);
        int shown = Math.min(count, fromEnd);
        return new DealPlace("", 0, null, fromEnd - shown, true, shown);
    }

    private static int count(@Nullable String text) {
        int asked = text == null ? DealWindows.WINDOW : Integer.parseInt(text);
        return Math.clamp(asked, 1, DealWindows.WINDOW_MAX);
    }

    private static @Nullable String first(Map<String, ? extends List<String>> parameters, String name) {
        List<String> values = parameters.get(name);
        return values == null || values.isEmpty() || values.getFirst().isBlank() ? null : values.getFirst();
    }
}
