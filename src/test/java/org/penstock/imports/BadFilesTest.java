package org.penstock.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.imports.Imports.Upload;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Files that no one wants to get: each has an answer that says what to do, and leaves nothing behind. */
@PenstockTest
class BadFilesTest {
    private static final String HEADINGS = "Deal ID,Title,Stage,Value\n";

    private final Actor system = Actor.system();

    @TempDir
    Path folder;

    @Autowired
    Imports imports;

    @Autowired
    ImportPages pages;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void clean() {
        CleanDatabase.clean(jdbc);
    }

    private Upload file(String name, byte[] bytes) throws IOException {
        return new Upload(name, Files.write(folder.resolve(name), bytes));
    }

    private Upload csv(String text) throws IOException {
        return file("deals.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private List<ImportRow> rows(Upload upload) {
        UUID id = imports.plan(system, List.of(upload), Data.DOLLARS).orElseThrow();
        return pages.rows(system, imports.get(system, id), null, 1).items();
    }

    private String refused(Upload upload) {
        Result<UUID> result = imports.plan(system, List.of(upload), Data.DOLLARS);
        assertThat(jdbc.queryForObject("select count(*) from import_run", Long.class))
                .isZero();
        return ((Result.Refused<UUID>) result).refusals().getFirst().key();
    }

    private static List<String> keys(ImportRow row) {
        return row.reasons().stream().map(Refusal::key).toList();
    }

    @Test
    void theByteOrderMarkIsNoPartOfTheFirstHeading() throws IOException {
        assertThat(rows(csv("\ufeff" + HEADINGS + "1,Pumps,Proposal,5\n"))
                        .getFirst()
                        .action())
                .isEqualTo(Action.CREATE);
    }

    @Test
    void zeroBytesAreLeftOut() throws IOException {
        ImportRow row = rows(csv(HEADINGS + "1,Pu\0mps\0,Proposal,5\n2,Valves,Proposal,6\n"))
                .getFirst();
        assertThat(row.title()).isEqualTo("Pumps");
        assertThat(row.action()).isEqualTo(Action.CREATE);
    }

    @Test
    void aCellOfTenMegabytesIsNamedAndItsNeighboursAreTaken() throws IOException {
        String big = "x".repeat(10 * 1024 * 1024);
        List<ImportRow> rows = rows(csv(HEADINGS + "1," + big + ",Proposal,5\n2,Valves,Proposal,6\n"));
        assertThat(keys(rows.getFirst())).containsExactly("imports.row.cell-too-long");
        assertThat(rows.getLast().action()).isEqualTo(Action.CREATE);
        assertThat(jdbc.queryForObject("select max(length(cells)) from import_line", Integer.class))
                .isLessThan(1_000);
    }

    @Test
    void tooManyAndTooFewCellsAreToldWithTheirCount() throws IOException {
        List<ImportRow> rows = rows(csv(HEADINGS + "1,Pumps,Proposal\n2,Valves,Proposal,6,7,8\n3,A,Proposal,9,,\n"));
        assertThat(rows.get(0).reasons()).containsExactly(Refusal.of("imports.row.columns", "3", "4"));
        assertThat(rows.get(1).reasons()).containsExactly(Refusal.of("imports.row.columns", "6", "4"));
        assertThat(rows.get(2).action()).as("empty cells at the end are none").isEqualTo(Action.CREATE);
    }

    @Test
    void oneRowMoreThanAMillionIsRefusedByName() throws FileTrouble, IOException {
        Path path = folder.resolve("many.csv");
        byte[] lines = "1\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write("Deal ID\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < ImportLimits.ROWS_MAX / 100_000; i++) {
                out.write(lines);
            }
        }
        Counting counting = new Counting();
        new CsvFile("many.csv", path).read(counting);
        assertThat(counting.rows).isEqualTo(ImportLimits.ROWS_MAX);

        Files.write(path, lines, java.nio.file.StandardOpenOption.APPEND);
        CsvFile more = new CsvFile("many.csv", path);
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                FileTrouble.class, () -> more.read(new Counting()))
                        .refusal())
                .isEqualTo(Refusal.at("files", "imports.file.too-many-rows", "many.csv", ImportLimits.ROWS_MAX));
    }

    /** Counts what a reader gives on. */
    private static final class Counting implements RowSink {
        private int rows;

        @Override
        public void headings(List<String> headings) {
            rows = 0;
        }

        @Override
        public void row(int number, List<String> cells, @Nullable Refusal flaw) {
            rows++;
        }
    }

    @Test
    void workbooksThatAreCutShortAreToldApartFromThoseThatAreNone() throws IOException {
        byte[] whole = workbook();
        for (int length : List.of(whole.length - 10, whole.length / 2, 100)) {
            assertThat(refused(file("cut.xlsx", Arrays.copyOf(whole, length))))
                    .isEqualTo("imports.file.broken-workbook");
        }
        byte[] spoiled = whole.clone();
        Arrays.fill(spoiled, 60, 200, (byte) 7);
        assertThat(refused(file("spoiled.xlsx", spoiled))).isEqualTo("imports.file.broken-workbook");
        assertThat(refused(file("other.xlsx", zip(ZipEntry.DEFLATED, "readme.txt", 10))))
                .isEqualTo("imports.file.broken-workbook");
    }

    @Test
    void aWorkbookThatUnpacksToFarMoreThanItIsIsRefusedBeforeItIsHeld() throws IOException {
        byte[] bomb = zip(ZipEntry.DEFLATED, "xl/sharedStrings.xml", 200);
        assertThat(bomb.length).isLessThan(1024 * 1024);
        assertThat(refused(file("bomb.xlsx", bomb))).isEqualTo("imports.file.packed");
        assertThat(refused(file("liar.xlsx", lying(bomb)))).isIn("imports.file.packed", "imports.file.broken-workbook");
    }

    /** The directory of the archive says that nothing is in it. */
    private static byte[] lying(byte[] zip) {
        byte[] lying = zip.clone();
        for (int i = zip.length - 22; i >= 0; i--) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                Arrays.fill(lying, i + 24, i + 28, (byte) 0);
                return lying;
            }
        }
        throw new IllegalStateException("No directory");
    }

    private static byte[] zip(int method, String entry, int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(method);
            zip.putNextEntry(new ZipEntry(entry));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < megabytes; i++) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("Deals");
            List<String> headings = new ArrayList<>(List.of("Deal ID", "Title", "Stage", "Value"));
            for (int row = 0; row < 50; row++) {
                for (int column = 0; column < headings.size(); column++) {
                    sheet.value(row, column, row == 0 ? headings.get(column) : "text " + row);
                }
            }
        }
        return bytes.toByteArray();
    }
}
