package org.penstock.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads text with separators: finds encoding and separator, gives the rows on, marks those that can't be taken. */
final class CsvFile {
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int SAMPLE_CHARS = 64_000;

    private final String name;
    private final Path path;
    final Charset charset;
    final char separator;

    CsvFile(String name, Path path) throws IOException, FileTrouble {
        this.name = name;
        this.path = path;
        this.charset = Encodings.of(name, path);
        this.separator = separator();
    }

    void read(RowSink sink) throws IOException, FileTrouble {
        int number = 0;
        int columns = -1;
        try (Reader text = reader();
                CsvReader<CsvRecord> records = csv(text)) {
            for (CsvRecord record : records) {
                number++;
                List<String> cells = Cleaning.cells(record.getFields());
                if (Cleaning.blank(cells)) {
                    continue;
                }
                if (columns < 0) {
                    columns = headings(sink, cells);
                } else {
                    tooMany(number);
                    sink.row(number, cells, Cleaning.flaw(cells, columns));
                }
            }
        } catch (CsvParseException broken) {
            throw new FileTrouble(name, "row-too-long", number + 1);
        }
        if (columns < 0) {
            throw new FileTrouble(name, "empty");
        }
    }

    private int headings(RowSink sink, List<String> cells) throws FileTrouble {
        List<String> headings = Cleaning.headings(name, cells);
        sink.headings(headings);
        return headings.size();
    }

    private void tooMany(int number) throws FileTrouble {
        if (number - 1 > ImportLimits.ROWS_MAX) {
            throw new FileTrouble(name, "too-many-rows", ImportLimits.ROWS_MAX);
        }
    }

    private CsvReader<CsvRecord> csv(Reader text) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(ImportLimits.ROW_CHARS)
                .ofCsvRecord(text);
    }

    /** Past the byte order mark, which is no part of the first heading. */
    private Reader reader() throws IOException {
        Reader text = Files.newBufferedReader(path, charset.newDecoder().charset());
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    /** The character that cuts the first lines into the most columns, and into equally many each time. */
    private char separator() throws IOException {
        char[] sample = new char[SAMPLE_CHARS];
        int length;
        try (Reader text = reader()) {
            length = Math.max(0, text.read(sample));
        }
        List<String> lines = lines(new String(sample, 0, length), length == SAMPLE_CHARS);
        char best = ',';
        long bestScore = -1;
        for (char candidate : SEPARATORS) {
            long score = score(lines, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static long score(List<String> lines, char separator) {
        if (lines.isEmpty()) {
            return 0;
        }
        int columns = count(lines.getFirst(), separator);
        long alike =
                lines.stream().filter(line -> count(line, separator) == columns).count();
        return columns == 0 ? 0 : alike * 1_000 + Math.min(columns, 999);
    }

    /** Lines in the sense of the file: a line end between quotation marks does not count, nor does a cut last line. */
    private static List<String> lines(String sample, boolean cut) {
        List<String> lines = new java.util.ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < sample.length() && lines.size() < 50; i++) {
            char c = sample.charAt(i);
            quoted ^= c == '"';
            if (c == '\n' && !quoted) {
                lines.add(sample.substring(from, i));
                from = i + 1;
            }
        }
        if (!cut && from < sample.length() && lines.size() < 50) {
            lines.add(sample.substring(from));
        }
        lines.removeIf(String::isBlank);
        return lines;
    }

    private static int count(String line, char separator) {
        boolean quoted = false;
        int count = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            count += c == separator && !quoted ? 1 : 0;
        }
        return count;
    }
}
