package org.penstock.deals;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which deals a page shows. It lives in the URL, so a view is a link: {@code ?owner=me&closes=this-quarter&label=…}.
 * What can't be read is left out and named by {@link #wrong}, so that a mistyped link still shows a page.
 *
 * @param owners {@code me}, {@code none}, {@code team:<id>} or account ids; several mean any of them
 * @param text words in the title or the organisation's name
 * @param closes a named period of the expected close date, or {@code 2026-01-01..2026-03-31}
 * @param created the same for the time of creation
 * @param closed the same for the time of closing
 * @param step {@code none}, {@code overdue}, {@code today} or {@code planned}
 * @param figure a named set of deals ({@link DealSets}), such as those behind a figure
 * @param custom wanted text by the key of the custom field
 * @param facts wanted value by the name of a {@link StageFact}: {@code any}, {@code none}, a value, or {@code from..to}
 */
public record DealFilter(
        @Nullable UUID pipeline,
        List<String> owners,
        List<UUID> stages,
        List<Outcome> outcomes,
        @Nullable String text,
        List<UUID> labels,
        List<String> sources,
        @Nullable BigDecimal valueFrom,
        @Nullable BigDecimal valueTo,
        @Nullable String closes,
        @Nullable String created,
        @Nullable String closed,
        @Nullable String step,
        @Nullable UUID organisation,
        @Nullable UUID person,
        @Nullable String figure,
        Map<String, String> custom,
        Map<String, String> facts,
        List<String> wrong) {

    /** The most values of one filter; more are left out. */
    static final int VALUES_MAX = 100;

    private static final List<String> STEPS = List.of("none", "overdue", "today", "planned");

    public DealFilter {
        owners = List.copyOf(owners);
        stages = List.copyOf(stages);
        outcomes = List.copyOf(outcomes);
        labels = List.copyOf(labels);
        sources = List.copyOf(sources);
        custom = Map.copyOf(new TreeMap<>(custom));
        facts = Map.copyOf(new TreeMap<>(facts));
        wrong = List.copyOf(wrong);
    }

    /** The periods that have a name: {@code this-quarter} and others. */
    public static List<String> periods() {
        return DealPeriod.NAMED;
    }

    public static DealFilter none() {
        return parse(Map.of());
    }

    /** From a request's parameters; those that do not belong to the filter are ignored. */
    public static DealFilter parse(Map<String, ? extends List<String>> parameters) {
        Reading in = new Reading(parameters);
        return new DealFilter(
                in.uuid("pipeline"),
                in.owners(),
                in.uuids("stage"),
                in.outcomes(),
                in.text("q"),
                in.uuids("label"),
                in.all("source"),
                in.number("value-from"),
                in.number("value-to"),
                in.period("closes"),
                in.period("created"),
                in.period("closed"),
                in.oneOf("step", STEPS),
                in.uuid("organisation"),
                in.uuid("person"),
                in.text("figure"),
                in.named("custom."),
                in.named("fact."),
                in.wrong);
    }

    public DealFilter in(@Nullable UUID otherPipeline) {
        return new DealFilter(
                otherPipeline,
                owners,
                stages,
                outcomes,
                text,
                labels,
                sources,
                valueFrom,
                valueTo,
                closes,
                created,
                closed,
                step,
                organisation,
                person,
                figure,
                custom,
                facts,
                wrong);
    }

    /** Whether the kept sums can answer: only pipeline, stage, outcome and owner are asked for. */
    boolean isKept() {
        return text == null
                && labels.isEmpty()
                && sources.isEmpty()
                && valueFrom == null
                && valueTo == null
                && closes == null
                && created == null
                && closed == null
                && step == null
                && organisation == null
                && person == null
                && figure == null
                && custom.isEmpty()
                && facts.isEmpty();
    }

    /** Whether anything is filtered besides the pipeline. */
    public boolean isEmpty() {
        return isKept() && owners.isEmpty() && stages.isEmpty() && outcomes.isEmpty();
    }

    /** The query of a link to a page with this filter; never empty, because an empty one means the page's default. */
    public String link() {
        String query = query();
        return owners.isEmpty() ? (query.isEmpty() ? "owner=any" : query + "&owner=any") : query;
    }

    public DealFilter ownedBy(List<String> otherOwners) {
        return new DealFilter(
                pipeline,
                otherOwners,
                stages,
                outcomes,
                text,
                labels,
                sources,
                valueFrom,
                valueTo,
                closes,
                created,
                closed,
                step,
                organisation,
                person,
                figure,
                custom,
                facts,
                wrong);
    }

    /** The canonical query string, for links and saved views; empty when nothing is filtered. */
    public String query() {
        List<String> parts = new ArrayList<>();
        add(parts, "pipeline", Stream.ofNullable(pipeline));
        add(parts, "owner", owners.stream());
        add(parts, "stage", stages.stream());
        add(parts, "outcome", outcomes.stream().map(Outcome::code));
        add(parts, "q", Stream.ofNullable(text));
        add(parts, "label", labels.stream());
        add(parts, "source", sources.stream());
        add(parts, "value-from", Stream.ofNullable(plain(valueFrom)));
        add(parts, "value-to", Stream.ofNullable(plain(valueTo)));
        add(parts, "closes", Stream.ofNullable(closes));
        add(parts, "created", Stream.ofNullable(created));
        add(parts, "closed", Stream.ofNullable(closed));
        add(parts, "step", Stream.ofNullable(step));
        add(parts, "organisation", Stream.ofNullable(organisation));
        add(parts, "person", Stream.ofNullable(person));
        add(parts, "figure", Stream.ofNullable(figure));
        new TreeMap<>(custom).forEach((key, value) -> add(parts, "custom." + key, Stream.of(value)));
        new TreeMap<>(facts).forEach((name, value) -> add(parts, "fact." + name, Stream.of(value)));
        return String.join("&", parts);
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static void add(List<String> parts, String name, Stream<?> values) {
        values.forEach(value -> parts.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8)));
    }

    /** Reads parameters and gathers the names of those that make no sense. */
    private static final class Reading {
        private final Map<String, ? extends List<String>> parameters;
        private final List<String> wrong = new ArrayList<>();

        Reading(Map<String, ? extends List<String>> parameters) {
            this.parameters = parameters;
        }

        List<String> all(String name) {
            List<String> values = parameters.containsKey(name) ? parameters.get(name) : List.of();
            return values.stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .limit(VALUES_MAX)
                    .toList();
        }

        /** The first value of each parameter that begins so, by what follows. */
        Map<String, String> named(String prefix) {
            Map<String, String> named = new TreeMap<>();
            parameters.keySet().stream()
                    .filter(name -> name.startsWith(prefix))
                    .limit(VALUES_MAX)
                    .forEach(name -> all(name).stream()
                            .findFirst()
                            .ifPresent(value -> named.put(name.substring(prefix.length()), value)));
            return named;
        }

        @Nullable String text(String name) {
            List<String> values = all(name);
            return values.isEmpty() ? null : values.getFirst();
        }

        List<String> owners() {
            return all("owner").stream()
                    .filter(owner -> !owner.equals("any"))
                    .filter(owner -> owner.equals("me")
                            || owner.equals("none")
                            || id("owner", owner.startsWith("team:") ? owner.substring(5) : owner)
                                    .isPresent())
                    .toList();
        }

        List<UUID> uuids(String name) {
            return all(name).stream().flatMap(value -> id(name, value).stream()).toList();
        }

        @Nullable UUID uuid(String name) {
            List<UUID> ids = uuids(name);
            return ids.isEmpty() ? null : ids.getFirst();
        }

        List<Outcome> outcomes() {
            List<Outcome> outcomes = new ArrayList<>();
            for (String value : all("outcome")) {
                try {
                    outcomes.add(Outcome.of(value));
                } catch (IllegalArgumentException unknown) {
                    wrong.add("outcome");
                }
            }
            return outcomes;
        }

        @Nullable BigDecimal number(String name) {
            String value = text(name);
            try {
                return value == null
                        ? null
                        : new BigDecimal(value.replace(" ", "").replace(',', '.'));
            } catch (NumberFormatException notANumber) {
                wrong.add(name);
                return null;
            }
        }

        @Nullable String period(String name) {
            String value = text(name);
            if (value == null || DealPeriod.isKnown(value)) {
                return value;
            }
            wrong.add(name);
            return null;
        }

        @Nullable String oneOf(String name, List<String> allowed) {
            String value = text(name);
            if (value == null || allowed.contains(value.toLowerCase(Locale.ROOT))) {
                return value;
            }
            wrong.add(name);
            return null;
        }

        private Optional<UUID> id(String name, String value) {
            try {
                return Optional.of(UUID.fromString(value));
            } catch (IllegalArgumentException noId) {
                wrong.add(name);
                return Optional.empty();
            }
        }
    }
}
