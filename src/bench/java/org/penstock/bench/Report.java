package org.penstock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as text: for the terminal, and between two marks of docs/benchmarks.md. */
final class Report {
    private static final String BEGIN = "<!-- measured -->";
    private static final String END = "<!-- /measured -->";

    private final List<String> lines = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    /** One operation at one number of connections; NaN is what was not measured. */
    record Row(
            Operation operation,
            int connections,
            Load.Result ours,
            double cpuMillis,
            double databaseCpuMillis,
            double databasePerSecond,
            double barePerSecond,
            double referencePerSecond,
            int statements) {}

    Report(String title) {
        lines.add(title);
        lines.add("");
    }

    void fact(String name, String value) {
        line("- " + name + ": " + value);
    }

    void head() {
        line("");
        line("| operation | conn. | p50 ms | p95 ms | req/s | CPU ms | DB CPU ms | statements | bare DB /s | ratio | bare Java /s | ratio | target |");
        line("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- |");
    }

    void row(Row row) {
        rows.add(row);
        Load.Result ours = row.ours();
        double ratio = ours.perSecond() / row.databasePerSecond();
        line("| %s | %d | %s | %s | %s | %s | %s | %d | %s | %s | %s | %s | %s |".formatted(
                row.operation().name(),
                row.connections(),
                number(ours.p50()),
                number(ours.p95()),
                number(ours.perSecond()),
                number(row.cpuMillis()),
                number(row.databaseCpuMillis()),
                row.statements(),
                number(row.databasePerSecond()),
                number(ratio),
                number(row.barePerSecond()),
                number(ours.perSecond() / row.barePerSecond()),
                target(row, ratio)));
    }

    /** How fast the machine is, told by the reference, and what the targets come to on it. */
    void drift() {
        line("");
        line("| operation | conn. | reference bare Java /s | the notes' bare Java /s | this machine's share | ours /s | ours to the reference | target /s | of it | target at this machine's share | of it |");
        line("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
        rows.stream().filter(row -> Reference.does(row.operation())).forEach(this::drift);
    }

    private void drift(Row row) {
        double ours = row.ours().perSecond();
        double here = row.referencePerSecond();
        if (row.connections() > 1) {
            int target = row.operation().target();
            int notes = Reference.notes(row.operation());
            double share = here / notes;
            line("| %s | %d | %s | %,d | %s | %s | %s | %,d | %s %s | %s | %s %s |".formatted(
                    row.operation().name(), row.connections(), number(here), notes, number(share), number(ours),
                    number(ours / here), target, met(ours >= target), number(ours / target), number(target * share),
                    met(ours >= target * share), number(ours / target / share)));
        } else {
            line("| %s | %d | %s | | | %s | %s | | | | |".formatted(
                    row.operation().name(), row.connections(), number(here), number(ours), number(ours / here)));
        }
    }

    void missing(Operation operation, String why) {
        line("| %s | | | | | | | | | | | | %s |".formatted(operation.name(), why));
    }

    private static String target(Row row, double ratio) {
        Operation operation = row.operation();
        List<String> said = new ArrayList<>();
        if (operation.target() > 0 && row.connections() > 1) {
            said.add(met(row.ours().perSecond() >= operation.target()) + " " + operation.target() + "/s");
        }
        if (operation.ratio() > 0) {
            said.add(met(ratio >= operation.ratio()) + " ratio " + operation.ratio());
        }
        return String.join(", ", said);
    }

    static String met(boolean met) {
        return met ? "met:" : "missed:";
    }

    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "–";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private void line(String line) {
        lines.add(line);
        System.out.println(line);
    }

    /** Puts the figures into the document and leaves the words around them alone. */
    void write(Path document) throws IOException {
        String before = Files.readString(document);
        int begin = before.indexOf(BEGIN);
        int end = before.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(document + " has lost its marks " + BEGIN + " and " + END);
        }
        Files.writeString(
                document,
                before.substring(0, begin + BEGIN.length()) + "\n" + String.join("\n", lines) + "\n" + before.substring(end));
    }

    static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }
}
