package org.penstock.insights;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a page of figures shows. It lives in the URL, so a link reproduces the view:
 * {@code ?period=this-quarter&by=rep&skipped=strict&cohort=created&owner=then&as-of=2026-06-30}. What can't be read is
 * replaced by the default and named in {@code wrong}.
 *
 * @param pipeline null: the standard one
 * @param everyPipeline figures over all pipelines; those that need stages are left out
 * @param period a named period or {@code 2026-01-01..2026-03-31}, see {@link FigurePeriod}
 * @param asOf the day at whose end everything stands as it then was; null: now
 * @param only one group of one breakdown alone, {@code rep:<id>}, {@code source:Fair}; null: all
 * @param wrong the parameters that could not be read
 */
public record FigureView(
        @Nullable UUID pipeline,
        boolean everyPipeline,
        String period,
        By by,
        Skipped skipped,
        Cohort cohort,
        Credit credit,
        @Nullable LocalDate asOf,
        @Nullable Only only,
        List<String> wrong) {

    static final String DEFAULT_PERIOD = "this-quarter";

    /** The longest source or other text in a link. */
    private static final int TEXT_MAX = 200;

    public FigureView {
        wrong = List.copyOf(wrong);
    }

    /** What figures are broken down by. */
    public enum By {
        NONE,
        REP,
        TEAM,
        PRODUCT,
        SOURCE,
        PIPELINE,
        MONTH,
        QUARTER,
        YEAR;

        public boolean time() {
            return this == MONTH || this == QUARTER || this == YEAR;
        }

        /** Whether a deal may stand in several groups, so that groups do not add up to the total. */
        boolean several() {
            return this == TEAM || this == PRODUCT;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of a deal in a stage that it skipped. */
    public enum Skipped {
        /** It counts up to the stage before which it skipped one. */
        STRICT,
        /** It counts in the stages in which it has been. */
        ANY,
        /** It counts in the skipped ones too, unless it was lost or disqualified. */
        IMPUTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What must have happened within the period for a deal to count. */
    public enum Cohort {
        CREATED,
        ENTERED,
        CLOSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** To whom a deal counts. */
    public enum Credit {
        /** Whoever owned it when it was created, entered or closed. */
        THEN,
        NOW;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One group of a breakdown. The key is an id, a source or the first day of a period; empty: none. */
    public record Only(By by, String key) {
        public String code() {
            return by.code() + ":" + key;
        }
    }

    public static FigureView standard() {
        return parse(Map.of());
    }

    /** From a request's parameters; others are ignored. */
    public static FigureView parse(Map<String, ? extends List<String>> parameters) {
        Reading in = new Reading(parameters);
        String pipeline = in.text("pipeline");
        boolean every = "all".equals(pipeline);
        return new FigureView(
                every ? null : in.uuid("pipeline"),
                every,
                in.period(),
                in.of("by", By.class, By.NONE),
                in.of("skipped", Skipped.class, Skipped.ANY),
                in.of("cohort", Cohort.class, Cohort.CLOSED),
                in.of("owner", Credit.class, Credit.NOW),
                in.day("as-of"),
                in.only(),
                in.wrong);
    }

    /** From the query of a link. */
    static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String part : query.split("&")) {
            int at = part.indexOf('=');
            if (at > 0) {
                parameters
                        .computeIfAbsent(decoded(part.substring(0, at)), name -> new ArrayList<>())
                        .add(decoded(part.substring(at + 1)));
            }
        }
        return parameters;
    }

    /** The canonical query: whatever is not the default. */
    public String query() {
        List<String> parts = new ArrayList<>();
        add(parts, "pipeline", everyPipeline ? "all" : pipeline, null);
        add(parts, "period", period, DEFAULT_PERIOD);
        add(parts, "by", by.code(), By.NONE.code());
        add(parts, "skipped", skipped.code(), Skipped.ANY.code());
        add(parts, "cohort", cohort.code(), Cohort.CLOSED.code());
        add(parts, "owner", credit.code(), Credit.NOW.code());
        add(parts, "as-of", asOf, null);
        add(parts, "only", only == null ? null : only.code(), null);
        return String.join("&", parts);
    }

    /** The link to the page. */
    public String link() {
        String query = query();
        return query.isEmpty() ? "/figures" : "/figures?" + query;
    }

    /** The link to the list of exactly the deals behind one of its figures. */
    public String deals(Cell cell) {
        String query = query();
        String named = (query.isEmpty() ? "" : query + "&") + "cell=" + encoded(cell.code());
        return "/deals/list?owner=any&figure=" + encoded(named);
    }

    public FigureView by(By other) {
        return new FigureView(pipeline, everyPipeline, period, other, skipped, cohort, credit, asOf, only, List.of());
    }

    public FigureView only(@Nullable Only other) {
        return new FigureView(pipeline, everyPipeline, period, by, skipped, cohort, credit, asOf, other, List.of());
    }

    public FigureView in(String otherPeriod) {
        return new FigureView(pipeline, everyPipeline, otherPeriod, by, skipped, cohort, credit, asOf, only, List.of());
    }

    private static void add(List<String> parts, String name, @Nullable Object value, @Nullable Object standard) {
        if (value != null && !value.equals(standard)) {
            parts.add(name + "=" + encoded(value.toString()));
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException halfAnEscape) {
            return text;
        }
    }

    /** Reads parameters and gathers the names of those that make no sense. */
    private static final class Reading {
        private final Map<String, ? extends List<String>> parameters;
        private final List<String> wrong = new ArrayList<>();

        Reading(Map<String, ? extends List<String>> parameters) {
            this.parameters = parameters;
        }

        @Nullable String text(String name) {
            List<String> values = parameters.containsKey(name) ? parameters.get(name) : List.of();
            String value = values.isEmpty() ? "" : values.getFirst().strip();
            if (value.length() > TEXT_MAX || value.indexOf('\0') >= 0) {
                wrong.add(name);
                return null;
            }
            return value.isEmpty() ? null : value;
        }

        @Nullable UUID uuid(String name) {
            String value = text(name);
            try {
                return value == null ? null : UUID.fromString(value);
            } catch (IllegalArgumentException noId) {
                wrong.add(name);
                return null;
            }
        }

        @Nullable LocalDate day(String name) {
            String value = text(name);
            try {
                return value == null ? null : FigurePeriod.day(value);
            } catch (DateTimeException noDay) {
                wrong.add(name);
                return null;
            }
        }

        String period() {
            String from = text("from");
            String to = text("to");
            String value = text("period");
            if ((from != null || to != null) && (value == null || value.equals("custom"))) {
                value = (from == null ? "" : from) + ".." + (to == null ? "" : to);
            }
            if (value == null) {
                return DEFAULT_PERIOD;
            }
            if (FigurePeriod.isKnown(value)) {
                return value;
            }
            wrong.add("period");
            return DEFAULT_PERIOD;
        }

        <E extends Enum<E>> E of(String name, Class<E> type, E standard) {
            String value = text(name);
            if (value == null) {
                return standard;
            }
            return Arrays.stream(type.getEnumConstants())
                    .filter(known -> known.name().equalsIgnoreCase(value))
                    .findFirst()
                    .orElseGet(() -> {
                        wrong.add(name);
                        return standard;
                    });
        }

        private static boolean isDay(String text) {
            try {
                FigurePeriod.day(text);
                return true;
            } catch (DateTimeException noDay) {
                return false;
            }
        }

        @Nullable Only only() {
            String value = text("only");
            if (value == null) {
                return null;
            }
            int at = value.indexOf(':');
            By by = Arrays.stream(By.values())
                    .filter(known -> at > 0 && known.code().equals(value.substring(0, at)))
                    .findFirst()
                    .orElse(By.NONE);
            if (by == By.NONE) {
                wrong.add("only");
                return null;
            }
            String key = value.substring(at + 1);
            if (by.time() && !key.isEmpty() && !isDay(key)) {
                wrong.add("only");
                return null;
            }
            return new Only(by, key);
        }
    }
}
