package org.penstock.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penstock.imports.ImportPages.View;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Money;
import org.penstock.web.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The plan, and the rejected rows, as files to look at and to mend. Formulas in cells never go out live. */
@Component
public class ImportDownloads {
    private static final String ROWS = "select * from import_row where run_id = :run order by file, line";
    private static final String REJECTED = """
            select l.cells, r.reasons from import_row r
              join import_line l on l.run_id = r.run_id and l.file = r.file and l.line = r.line
             where r.run_id = :run and r.file = :file and r.action in ('reject', 'conflict') order by r.line""";
    private static final Pattern MONEY = Pattern.compile("\\d{1,18}(\\.\\d{1,6})? [A-Z]{3}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d\\s.,()]+%?");

    private final JdbcClient jdbc;
    private final ImportPages pages;
    private final ImportLines lines;
    private final ImportJson json;

    ImportDownloads(JdbcClient jdbc, ImportPages pages, ImportLines lines, ImportJson json) {
        this.jdbc = jdbc;
        this.pages = pages;
        this.lines = lines;
        this.json = json;
    }

    /** Each row with its action, its reasons and its differences. */
    public void plan(Actor actor, UUID id, Texts texts, Writer out) {
        View view = pages.load(actor, id);
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(Stream.of("file", "row", "holds", "action", "title", "reasons", "differences")
                .map(column -> texts.of("imports.plan." + column))
                .toList());
        try (Stream<ImportRow> rows = jdbc.sql(ROWS).param("run", id).query((row, n) -> lines.row(row)).stream()) {
            rows.forEach(row -> csv.writeRecord(Stream.of(
                            view.files().get(row.file()).name(),
                            String.valueOf(row.line()),
                            texts.of(row.entity().key()),
                            texts.of(row.action().key()),
                            row.title(),
                            reasons(row, texts),
                            differences(row, texts))
                    .map(ImportDownloads::safe)
                    .toList()));
        }
        flush(csv);
    }

    /** The rows of one file that were not written, as they came, with a column that says why. To be mended and sent again. */
    public void rejected(Actor actor, UUID id, int file, Texts texts, Writer out) {
        ImportFile from = pages.load(actor, id).files().get(file);
        CsvWriter csv = CsvWriter.builder().build(out);
        List<String> headings = new ArrayList<>(from.headings());
        headings.add(texts.of("imports.plan.reasons"));
        csv.writeRecord(headings.stream().map(ImportDownloads::safe).toList());
        jdbc.sql(REJECTED).param("run", id).param("file", file).query(row -> {
            List<String> cells = new ArrayList<>(json.texts(row.getString("cells")));
            while (cells.size() < from.columns().size()) {
                cells.add("");
            }
            cells.add(json.refusals(row.getString("reasons")).stream()
                    .map(texts::of)
                    .collect(Collectors.joining(" ")));
            csv.writeRecord(cells.stream().map(ImportDownloads::safe).toList());
        });
        flush(csv);
    }

    static String reasons(ImportRow row, Texts texts) {
        return row.reasons().stream().map(texts::of).collect(Collectors.joining(" "));
    }

    private static String differences(ImportRow row, Texts texts) {
        return row.differences().stream()
                .map(one -> label(one.field(), texts) + ": "
                        + (one.before().isEmpty() ? "" : value(one.before(), texts) + " → ")
                        + value(one.after(), texts))
                .collect(Collectors.joining("; "));
    }

    /** Custom fields stand under their label. */
    public static String label(String field, Texts texts) {
        return field.startsWith("imports.") ? texts.of(field) : field;
    }

    /** Money, dates and how a closed deal ended, in the reader's language. */
    public static String value(String text, Texts texts) {
        if (text.startsWith("outcome:")) {
            return texts.of("imports.outcome." + text.substring("outcome:".length()));
        }
        if (MONEY.matcher(text).matches() && Currencies.known(text.substring(text.length() - 3))) {
            return texts.money(Money.of(text.substring(0, text.length() - 4), text.substring(text.length() - 3)));
        }
        return DateForm.YEAR_FIRST
                .parse(text, ZoneOffset.UTC)
                .filter(moment -> text.length() == 10)
                .map(moment -> texts.date(moment.toLocalDate()))
                .orElse(text);
    }

    /** A cell that a spreadsheet would run is marked as text; figures and phone numbers stay as they are. */
    static String safe(String cell) {
        boolean live = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        return live && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    private static void flush(CsvWriter csv) {
        try {
            csv.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
