package org.penstock.search;

import java.util.stream.Stream;

/** Slips of the finger: one letter wrong, missing, too many, or two neighbours swapped. */
final class Slips {
    private Slips() {}

    /** Whether the typed word is one slip away from one of the others. */
    static boolean atMostOne(String typed, String... others) {
        return Stream.of(others).anyMatch(other -> atMostOne(typed, other));
    }

    private static boolean atMostOne(String a, String b) {
        int same = 0;
        while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        String restA = a.substring(same);
        String restB = b.substring(same);
        return restA.equals(restB)
                || after(restA, 1).equals(after(restB, 1))
                || after(restA, 1).equals(restB)
                || restA.equals(after(restB, 1))
                || swapped(restA, restB);
    }

    private static boolean swapped(String a, String b) {
        return a.length() > 1
                && b.length() > 1
                && a.charAt(0) == b.charAt(1)
                && a.charAt(1) == b.charAt(0)
                && a.substring(2).equals(b.substring(2));
    }

    private static String after(String text, int from) {
        return text.substring(Math.min(from, text.length()));
    }
}
