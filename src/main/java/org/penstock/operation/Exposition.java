package org.penstock.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.penstock.kernel.Measure;

/** Figures in the text format 0.0.4 of Prometheus: each family with its help and type once, then its samples. */
final class Exposition {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private record Family(String type, String help, List<String> samples) {}

    private final Map<String, Family> families = new LinkedHashMap<>();

    void add(Measure measure) {
        Family family = family(measure.name(), measure.kind().name().toLowerCase(Locale.ROOT), measure.help());
        family.samples.add(sample(measure.name(), measure.labels(), measure.value()));
    }

    /**
     * A histogram with its sum in seconds.
     *
     * @param bounds upper bounds of the buckets in seconds, rising
     * @param counts how many fell into each bucket alone, and at last those above all bounds
     */
    void histogram(String name, String help, Map<String, String> labels, double[] bounds, long[] counts, double sum) {
        Family family = family(name, "histogram", help);
        Map<String, String> bucket = new TreeMap<>(labels);
        long all = 0;
        for (int i = 0; i < counts.length; i++) {
            all += counts[i];
            bucket.put("le", i < bounds.length ? number(bounds[i]) : "+Inf");
            family.samples.add(sample(name + "_bucket", bucket, (double) all));
        }
        family.samples.add(sample(name + "_sum", labels, sum));
        family.samples.add(sample(name + "_count", labels, (double) all));
    }

    private Family family(String name, String type, String help) {
        return families.computeIfAbsent(name, made -> new Family(type, help, new ArrayList<>()));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        families.forEach((name, family) -> {
            text.append("# HELP ").append(name).append(' ').append(family.help).append('\n');
            text.append("# TYPE ").append(name).append(' ').append(family.type).append('\n');
            family.samples.forEach(sample -> text.append(sample).append('\n'));
        });
        return text.toString();
    }

    private static String sample(String name, Map<String, String> labels, double value) {
        if (labels.isEmpty()) {
            return name + " " + number(value);
        }
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(labels).forEach((label, is) -> pairs.add(label + "=\"" + escaped(is) + "\""));
        return name + "{" + String.join(",", pairs) + "} " + number(value);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
