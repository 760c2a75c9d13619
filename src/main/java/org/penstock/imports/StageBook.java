package org.penstock.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Outcome;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Stage;
import org.penstock.deals.StageKind;
import org.penstock.kernel.Names;

/** What stage names in a file mean: a stage of the pipeline by its very name, an answer, or a common name by its kind. */
final class StageBook {
    private final List<Pipeline> pipelines;
    private final Pipeline standard;
    private final Map<String, String> answers;

    StageBook(List<Pipeline> pipelines, Pipeline standard, Map<String, String> answers) {
        this.pipelines = pipelines;
        this.standard = standard;
        this.answers = answers;
    }

    /** A stage, an outcome, both unknown, or to be left out. */
    record Meaning(@Nullable Stage stage, @Nullable Outcome outcome, boolean leftOut) {
        static final Meaning OPEN = new Meaning(null, Outcome.OPEN, false);
        static final Meaning LEFT_OUT = new Meaning(null, null, true);

        static Meaning of(Stage stage) {
            return new Meaning(stage, null, false);
        }

        static Meaning of(Outcome outcome) {
            return new Meaning(null, outcome, false);
        }
    }

    static String question(String name) {
        return "stage|" + Names.key(name);
    }

    /** The pipeline of that name; the standard one where the row names none. Empty when there is no such pipeline. */
    Optional<Pipeline> pipeline(String name) {
        if (name.isEmpty()) {
            return Optional.of(standard);
        }
        String key = Names.key(name);
        return pipelines.stream()
                .filter(pipeline -> Names.key(pipeline.name()).equals(key))
                .findFirst()
                .or(() -> pipelines.size() == 1 ? Optional.of(standard) : Optional.empty());
    }

    /** Empty when nobody can tell. */
    Optional<Meaning> meaning(Pipeline pipeline, String name) {
        Optional<Meaning> answered = answered(pipeline, answers.get(question(name)));
        if (answered.isPresent()) {
            return answered;
        }
        String key = Names.key(name);
        return pipeline.current().stream()
                .filter(stage -> Names.key(stage.name()).equals(key))
                .map(Meaning::of)
                .findFirst()
                .or(() -> Dictionary.STAGES.meanings(name).stream()
                        .flatMap(word -> common(pipeline, word).stream())
                        .findFirst());
    }

    private Optional<Meaning> answered(Pipeline pipeline, @Nullable String answer) {
        if (answer == null) {
            return Optional.empty();
        }
        if (answer.equals("skip")) {
            return Optional.of(Meaning.LEFT_OUT);
        }
        if (answer.startsWith("match:")) {
            UUID id = UUID.fromString(answer.substring("match:".length()));
            return pipeline.current().stream()
                    .filter(stage -> stage.id().equals(id))
                    .map(Meaning::of)
                    .findFirst();
        }
        return outcome(answer).map(Meaning::of);
    }

    private static Optional<Meaning> common(Pipeline pipeline, String word) {
        if (word.equals("open")) {
            return Optional.of(Meaning.OPEN);
        }
        Optional<Outcome> outcome = outcome(word);
        return outcome.isPresent()
                ? outcome.map(Meaning::of)
                : pipeline.ofKind(StageKind.of(word)).map(Meaning::of);
    }

    private static Optional<Outcome> outcome(String word) {
        return switch (word) {
            case "won" -> Optional.of(Outcome.WON);
            case "lost" -> Optional.of(Outcome.LOST);
            case "disqualified" -> Optional.of(Outcome.DISQUALIFIED);
            default -> Optional.empty();
        };
    }

    /** The stage that closed deals are taken to have left: the furthest that open deals of the file are in. */
    Stage furthest(Pipeline pipeline, List<String> names) {
        List<Stage> stages = new ArrayList<>();
        names.forEach(name -> meaning(pipeline, name)
                .map(Meaning::stage)
                .filter(stage -> !stage.isRetention())
                .ifPresent(stages::add));
        return stages.stream().max(Comparator.comparingInt(Stage::position)).orElseGet(pipeline::first);
    }
}
