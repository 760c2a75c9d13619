package org.penstock.imports;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** Reads the sheets of a workbook, row after row. Dates become ISO text, figures plain decimals. */
final class XlsxFile {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final String name;
    private final Path path;

    XlsxFile(String name, Path path) throws FileTrouble, IOException {
        this.name = name;
        this.path = path;
        unpacked();
    }

    /** A sheet that people see. */
    record Part(int index, String name) {}

    List<Part> parts() throws IOException, FileTrouble {
        try (ReadableWorkbook book = open();
                Stream<Sheet> sheets = book.getSheets()) {
            return sheets.filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .map(sheet -> new Part(sheet.getIndex(), sheet.getName()))
                    .toList();
        }
    }

    /** Answers false when there is nothing on the sheet. */
    boolean read(int index, RowSink sink) throws IOException, FileTrouble {
        int columns = -1;
        try (ReadableWorkbook book = open();
                Stream<Row> rows = book.getSheet(index).orElseThrow().openStream()) {
            for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                Row row = each.next();
                List<String> cells = cells(row, columns);
                if (Cleaning.blank(cells)) {
                    continue;
                }
                if (columns < 0) {
                    List<String> headings = Cleaning.headings(name, cells);
                    columns = headings.size();
                    sink.headings(headings);
                } else if (row.getRowNum() - 1 > ImportLimits.ROWS_MAX) {
                    throw new FileTrouble(name, "too-many-rows", ImportLimits.ROWS_MAX);
                } else {
                    sink.row(row.getRowNum(), cells, Cleaning.flaw(cells, columns));
                }
            }
        } catch (ExcelReaderException broken) {
            throw new FileTrouble(name, "broken-workbook");
        }
        return columns >= 0;
    }

    /** A row in a workbook ends with its last filled cell, so it is filled up. */
    private List<String> cells(Row row, int columns) {
        List<String> cells = new ArrayList<>();
        for (Cell cell : row) {
            cells.add(Cleaning.cell(text(cell)));
        }
        while (cells.size() < columns) {
            cells.add("");
        }
        return cells;
    }

    private static @Nullable String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return null;
        }
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell) ? date(cell.asDate()) : new BigDecimal(cell.getRawValue()).toPlainString();
        }
        if (cell.getType() == CellType.FORMULA) {
            return cell.getRawValue();
        }
        return cell.getType() == CellType.BOOLEAN ? String.valueOf(cell.asBoolean()) : cell.getText();
    }

    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        String format = cell.getDataFormatString();
        if (id != null && ((id >= 14 && id <= 22) || (id >= 45 && id <= 47))) {
            return true;
        }
        // Quoted words, colours and locales in brackets are no part of the pattern: [Red]0.00 "days".
        String bare = format == null ? "" : format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
        return bare.matches("(?i).*[ymdhs].*") && !bare.matches(".*[#0].*") && !bare.equalsIgnoreCase("general");
    }

    private static String date(LocalDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : MOMENT.format(moment);
    }

    private ReadableWorkbook open() throws IOException, FileTrouble {
        try {
            return new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true));
        } catch (ExcelReaderException broken) {
            throw new FileTrouble(name, "broken-workbook");
        }
    }

    /** Counted by unpacking, since a bomb lies about its size. What is held in memory may be less than what streams by. */
    private void unpacked() throws IOException, FileTrouble {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            long left = ImportLimits.UNPACKED_BYTES;
            for (ZipEntry entry : Collections.list(zip.entries())) {
                boolean sheet = entry.getName().startsWith("xl/worksheets/");
                long most = sheet ? left : Math.min(left, ImportLimits.UNPACKED_TEXT_BYTES);
                left -= size(zip, entry, most);
            }
        } catch (EOFException | ZipException broken) {
            throw new FileTrouble(name, "broken-workbook");
        }
    }

    private long size(ZipFile zip, ZipEntry entry, long most) throws IOException, FileTrouble {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > most) {
                    throw new FileTrouble(name, "packed", most / 1024 / 1024);
                }
            }
        }
        return size;
    }
}
