package org.penstock.contacts.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.penstock.contacts.ContactExports;
import org.penstock.contacts.ContactFilter;
import org.penstock.fields.CustomFields;
import org.penstock.fields.Labels;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Right;
import org.penstock.web.Cells;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list as a file: the same filter and order, all facts. Nothing in it is ever a live formula. */
@PageController
class ContactExportController {
    /** The most rows that a worksheet holds, its head taken off. */
    private static final int SHEET_ROWS_MAX = 1_048_575;

    private final ContactExports exports;
    private final Labels labels;
    private final CustomFields fields;

    ContactExportController(ContactExports exports, Labels labels, CustomFields fields) {
        this.exports = exports;
        this.labels = labels;
        this.fields = fields;
    }

    @GetMapping({"/people/list.csv", "/organisations/list.csv"})
    void csv(Actor actor, Ui ui, @RequestParam Map<String, String> query, HttpServletResponse response)
            throws IOException {
        Noun noun = Noun.of(ui);
        ContactCells cells = begin(actor, ui, response, "text/csv;charset=UTF-8", ".csv");
        response.getOutputStream().write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        try (CsvWriter writer =
                CsvWriter.builder().build(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            writer.writeRecord(cells.head());
            exports.each(
                    actor,
                    noun.subject(),
                    ContactFilter.of(query),
                    line -> writer.writeRecord(
                            cells.of(line).stream().map(Cells::harmless).toList()));
        }
    }

    @GetMapping({"/people/list.xlsx", "/organisations/list.xlsx"})
    void xlsx(Actor actor, Ui ui, @RequestParam Map<String, String> query, HttpServletResponse response)
            throws IOException {
        Noun noun = Noun.of(ui);
        ContactCells cells = begin(
                actor, ui, response, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");
        try (Workbook workbook = new Workbook(response.getOutputStream(), "Penstock", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(ui.t("contacts." + noun.key()));
            write(sheet, 0, cells.head());
            int[] row = {0};
            exports.each(actor, noun.subject(), ContactFilter.of(query), line -> {
                if (row[0] < SHEET_ROWS_MAX) {
                    row[0]++;
                    write(sheet, row[0], cells.of(line));
                }
            });
        }
    }

    /** Text cells are never read as formulas, so they need no mark. */
    private static void write(Worksheet sheet, int row, List<String> texts) {
        for (int at = 0; at < texts.size(); at++) {
            sheet.value(row, at, texts.get(at));
        }
    }

    private ContactCells begin(Actor actor, Ui ui, HttpServletResponse response, String type, String ending) {
        Forbidden.unless(actor, Right.EXPORT);
        Noun noun = Noun.of(ui);
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + noun.key() + ending + "\"");
        return new ContactCells(ui, noun, labels.byId(noun.subject()), fields.all(noun.subject()));
    }
}
