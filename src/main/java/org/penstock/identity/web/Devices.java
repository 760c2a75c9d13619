package org.penstock.identity.web;

import java.util.List;
import java.util.Map;

/** A browser's name for people, out of what it says about itself: "Firefox, Linux". */
public final class Devices {
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg/", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("YaBrowser/", "Yandex Browser"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"));
    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Android", "Android"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Linux", "Linux"));

    private Devices() {}

    /** Empty where nothing is recognised. */
    public static String name(String userAgent) {
        return String.join(
                ", ",
                java.util.stream.Stream.of(BROWSERS, SYSTEMS)
                        .flatMap(names -> names.stream()
                                .filter(entry -> userAgent.contains(entry.getKey()))
                                .limit(1))
                        .map(Map.Entry::getValue)
                        .toList());
    }
}
