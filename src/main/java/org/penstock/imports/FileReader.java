package org.penstock.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.CustomField;
import org.penstock.fields.CustomFields;
import org.penstock.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Takes files into the database row by row, looking at the columns on the way. */
@Component
class FileReader {
    private final RunRows runs;
    private final ImportLines lines;
    private final MemoryRows memory;
    private final CustomFields fields;
    private final FactColumns facts;

    FileReader(RunRows runs, ImportLines lines, MemoryRows memory, CustomFields fields, FactColumns facts) {
        this.runs = runs;
        this.lines = lines;
        this.memory = memory;
        this.fields = fields;
        this.facts = facts;
    }

    /** Reads a file; a workbook gives as many as it has filled sheets. Answers how many there are now. */
    int read(UUID run, int next, String name, Path path, boolean mayCreate) throws IOException, FileTrouble {
        if (Files.size(path) > ImportLimits.FILE_BYTES) {
            throw new FileTrouble(name, "too-big", ImportLimits.FILE_BYTES / 1024 / 1024);
        }
        byte[] head = head(path);
        if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new FileTrouble(name, "old-excel");
        }
        if (starts(head, '%', 'P', 'D', 'F')) {
            throw new FileTrouble(name, "not-a-table");
        }
        return starts(head, 'P', 'K')
                ? workbook(run, next, name, path, mayCreate)
                : text(run, next, name, path, mayCreate);
    }

    private int text(UUID run, int next, String name, Path path, boolean mayCreate) throws IOException, FileTrouble {
        CsvFile file = new CsvFile(name, path);
        Taking taking = new Taking(run, next);
        file.read(taking);
        taking.finish(name, file.charset.name(), String.valueOf(file.separator), mayCreate);
        return next + 1;
    }

    private int workbook(UUID run, int next, String name, Path path, boolean mayCreate)
            throws IOException, FileTrouble {
        XlsxFile book = new XlsxFile(name, path);
        List<XlsxFile.Part> parts = book.parts();
        int number = next;
        for (XlsxFile.Part part : parts) {
            Taking taking = new Taking(run, number);
            if (book.read(part.index(), taking)) {
                taking.finish(parts.size() == 1 ? name : name + " · " + part.name(), "XLSX", "", mayCreate);
                number++;
            }
        }
        if (number == next) {
            throw new FileTrouble(name, "empty");
        }
        return number;
    }

    private static byte[] head(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(8);
        }
    }

    private static boolean starts(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** One file on its way into the database. */
    private final class Taking implements RowSink {
        private final UUID run;
        private final int file;
        private final List<Line> waiting = new ArrayList<>();
        private final List<Profile> profiles = new ArrayList<>();
        private List<String> headings = List.of();
        private int count;

        Taking(UUID run, int file) {
            this.run = run;
            this.file = file;
        }

        @Override
        public void headings(List<String> found) {
            headings = found;
            found.forEach(heading -> profiles.add(new Profile()));
        }

        @Override
        public void row(int number, List<String> cells, @Nullable Refusal flaw) {
            count++;
            if (flaw == null) {
                for (int i = 0; i < cells.size(); i++) {
                    profiles.get(i).see(cells.get(i));
                }
            }
            waiting.add(new Line(file, number, cells, flaw));
            if (waiting.size() == ImportLimits.CHUNK) {
                flush();
            }
        }

        private void flush() {
            lines.insert(run, file, waiting);
            waiting.clear();
        }

        void finish(String name, String encoding, String separator, boolean mayCreate) throws FileTrouble {
            if (count == 0) {
                throw new FileTrouble(name, "only-headings");
            }
            flush();
            runs.insertFile(run, recognised(name, encoding, separator, mayCreate));
        }

        private ImportFile recognised(String name, String encoding, String separator, boolean mayCreate) {
            String signature = Recognition.signature(headings);
            MemoryRows.Mapping known = memory.mapping(signature).orElse(null);
            Entity entity = known != null ? known.entity() : Recognition.entity(headings);
            List<CustomField> present =
                    entity == null || entity.subject() == null ? List.of() : fields.of(entity.subject());
            List<Column> columns = facts.recognised(
                    entity,
                    Recognition.columns(
                            entity,
                            headings,
                            profiles.stream().map(Profile::summary).toList(),
                            present,
                            mayCreate));
            return new ImportFile(
                    file,
                    name,
                    encoding,
                    separator,
                    count,
                    signature,
                    entity,
                    known == null ? columns : remembered(columns, known.columns(), present));
        }

        /** As the columns were used the last time; how dates and figures are read is looked at anew. */
        private List<Column> remembered(List<Column> columns, List<Column> before, List<CustomField> present) {
            List<Column> all = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                Column was = before.get(i);
                boolean gone = was.custom().isPresent()
                        && present.stream()
                                .noneMatch(
                                        field -> field.key().equals(was.custom().get()));
                gone |= was.fact().isPresent()
                        && facts.of(Entity.DEALS).stream()
                                .noneMatch(fact -> fact.name().equals(was.fact().get()));
                all.add(
                        gone || was.isNew()
                                ? column
                                : column.use(was.use()).read(column.dateForm(), column.numberForm(), was.scale()));
            }
            return all;
        }
    }
}
