package org.penstock.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.deals.DealFilter;
import org.penstock.deals.DealLists;
import org.penstock.deals.DealSort;
import org.penstock.imports.Data;
import org.penstock.imports.Imports;
import org.penstock.imports.Imports.Upload;
import org.penstock.insights.Cell.Kind;
import org.penstock.kernel.Actor;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The figures of a real seller's file, against the file itself; skipped where it does not lie beside the project. */
@PenstockTest
class CrmFiguresTest {
    private static final String DAY = "2017-07-01";

    private final Actor system = Actor.system();

    @Autowired
    Imports imports;

    @Autowired
    Figures figures;

    @Autowired
    DealLists lists;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void clean() {
        CleanDatabase.clean(jdbc);
    }

    private void bring(List<Upload> files) {
        imports.applyNow(system, imports.plan(system, files, Data.DOLLARS).orElseThrow());
    }

    private FigureReport report(String query) {
        return figures.load(system, FigureView.parse(FigureView.parameters("period=all&" + query)));
    }

    private static List<String[]> rows() throws IOException {
        return Files.readAllLines(Data.crm().getFirst().path()).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    @Test
    void equalsTheFileAndLeadsToItsDeals() throws IOException {
        bring(Data.crm());
        FigureReport report = report("");
        Outcomes all = report.total().outcomes();
        assertThat(all.won()).isEqualTo(4238);
        assertThat(all.lost()).isEqualTo(2473);
        assertThat(all.winRate().share()).isCloseTo(0.6315, within(0.00005));
        assertThat(all.winRateByValue()).isCloseTo(0.6272, within(0.00005));
        assertThat(all.cycle().median()).isEqualTo(57);

        Map<String, BigDecimal> inTheFile = rows().stream()
                .filter(row -> row[4].equals("Won"))
                .collect(Collectors.toMap(
                        row -> row[6].substring(0, 7), row -> new BigDecimal(row[7]), BigDecimal::add, TreeMap::new));
        assertThat(report.months()).hasSize(inTheFile.size());
        report.months()
                .forEach(month -> assertThat(month.value().amount())
                        .isEqualByComparingTo(
                                inTheFile.get(month.first().toString().substring(0, 7))));

        found(report, Cell.of(Kind.DECIDED, null), 6711, List.of("Won", "Lost"));
        found(report, Cell.of(Kind.WON, null), 4238, List.of("Won"));
        report.months().forEach(month -> found(report, Cell.in(month.first()), month.won(), null));
    }

    private void found(
            FigureReport report, Cell cell, long deals, @org.jspecify.annotations.Nullable List<String> inTheFile) {
        String link = report.view().deals(cell);
        DealFilter filter = DealFilter.parse(FigureView.parameters(link.substring(link.indexOf('?') + 1)));
        assertThat(lists.load(system, filter, DealSort.parse(null), 1, 1).page().total())
                .isEqualTo(deals);
        if (inTheFile != null) {
            List<String> found = new ArrayList<>();
            lists.each(system, filter, DealSort.parse(null), row -> found.add(String.valueOf(row.externalId())));
            assertThat(found).containsExactlyInAnyOrderElementsOf(ids(inTheFile));
        }
    }

    private static List<String> ids(List<String> stages) {
        try {
            return rows().stream()
                    .filter(row -> stages.contains(row[4]))
                    .map(row -> row[0])
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The file as somebody would have exported it that evening: later deals are not in it, later closings are open. */
    private static Path cut(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(Files.readAllLines(Data.crm().getFirst().path()).getFirst());
        for (String[] row : rows()) {
            if (row[5].isEmpty() || row[5].compareTo(DAY) > 0) {
                continue;
            }
            boolean closed = !row[6].isEmpty() && row[6].compareTo(DAY) <= 0;
            String[] then = row.clone();
            if (!closed) {
                then[4] = "Engaging";
                then[6] = "";
                then[7] = "";
            }
            lines.add(String.join(",", then));
        }
        return Files.write(folder.resolve("sales_pipeline.csv"), lines);
    }

    @Test
    void equalsOnAPastDayWhatAFileOfThatDaySays(@TempDir Path folder) throws IOException {
        bring(Data.crm());
        FigureReport then = report("by=rep&as-of=" + DAY);
        assertThat(then.total().outcomes().won()).isEqualTo(1796);

        CleanDatabase.clean(jdbc);
        List<Upload> files = new ArrayList<>(Data.crm());
        files.set(0, new Upload("sales_pipeline.csv", cut(folder)));
        bring(files);
        FigureReport cut = report("by=rep");
        assertThat(then.total().outcomes()).isEqualTo(cut.total().outcomes());
        assertThat(then.months()).isEqualTo(cut.months());
        assertThat(outcomes(then)).isEqualTo(outcomes(cut));
        assertThat(stages(then)).isEqualTo(stages(cut));
    }

    private static Map<String, Outcomes> outcomes(FigureReport report) {
        return report.groups().stream()
                .filter(group -> group.name() != null && group.outcomes().all() > 0)
                .collect(Collectors.toMap(group -> String.valueOf(group.name()), FigureReport.Group::outcomes));
    }

    private static List<String> stages(FigureReport report) {
        return report.total().stages().stream()
                .map(stage -> stage.stage().name()
                        + stage.counted()
                        + stage.next()
                        + stage.fell()
                        + stage.through()
                        + stage.total())
                .toList();
    }
}
