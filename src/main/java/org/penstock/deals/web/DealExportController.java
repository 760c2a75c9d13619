package org.penstock.deals.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.penstock.deals.DealFilter;
import org.penstock.deals.DealLists;
import org.penstock.deals.DealRow;
import org.penstock.deals.DealSort;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Right;
import org.penstock.web.Cells;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list as a file: the same filter, order and columns. Nothing in it is ever a live formula. */
@PageController
class DealExportController {
    /** The most rows that a worksheet holds, its head taken off. */
    private static final int SHEET_ROWS_MAX = 1_048_575;

    private final DealLists lists;
    private final DealColumns columns;

    DealExportController(DealLists lists, DealColumns columns) {
        this.lists = lists;
        this.columns = columns;
    }

    @GetMapping("/deals/list.csv")
    void csv(Actor actor, Ui ui, @RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response)
            throws IOException {
        List<DealColumns.Column> shown = begin(actor, ui, response, "text/csv;charset=UTF-8", "deals.csv");
        response.getOutputStream().write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        try (CsvWriter writer =
                CsvWriter.builder().build(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            writer.writeRecord(shown.stream().map(DealColumns.Column::label).toList());
            each(
                    actor,
                    parameters,
                    deal -> writer.writeRecord(shown.stream()
                            .map(column -> Cells.harmless(plain(ui, column, deal)))
                            .toList()));
        }
    }

    @GetMapping("/deals/list.xlsx")
    void xlsx(Actor actor, Ui ui, @RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response)
            throws IOException {
        List<DealColumns.Column> shown = begin(
                actor, ui, response, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "deals.xlsx");
        try (Workbook workbook = new Workbook(response.getOutputStream(), "Penstock", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(ui.t("deals.nav.deals"));
            for (int at = 0; at < shown.size(); at++) {
                sheet.value(0, at, shown.get(at).label());
            }
            int[] row = {0};
            each(actor, parameters, deal -> {
                if (row[0] < SHEET_ROWS_MAX) {
                    row[0]++;
                    write(sheet, row[0], shown, ui, deal);
                }
            });
        }
    }

    private static void write(Worksheet sheet, int row, List<DealColumns.Column> shown, Ui ui, DealRow deal) {
        for (int at = 0; at < shown.size(); at++) {
            DealColumns.Column column = shown.get(at);
            if (column.key().equals("value") && deal.value() != null) {
                sheet.value(row, at, deal.value().amount());
            } else if (column.key().equals("probability")) {
                sheet.value(row, at, deal.probability());
            } else {
                // A text cell is never read as a formula, so it needs no mark.
                sheet.value(row, at, plain(ui, column, deal));
            }
        }
    }

    /** Amounts as plain decimals with their currency, everything else as the page shows it. */
    private static String plain(Ui ui, DealColumns.Column column, DealRow deal) {
        return column.key().equals("value") && deal.value() != null
                ? deal.value().toString()
                : column.text(ui, deal);
    }

    private void each(
            Actor actor, MultiValueMap<String, String> parameters, java.util.function.Consumer<DealRow> writer) {
        MultiValueMap<String, String> asked = new LinkedMultiValueMap<>(parameters);
        asked.remove("sort");
        DealFilter filter = DealFilters.read(actor, asked);
        lists.each(actor, filter, DealSort.parse(parameters.getFirst("sort")), writer);
    }

    private List<DealColumns.Column> begin(Actor actor, Ui ui, HttpServletResponse response, String type, String file) {
        Forbidden.unless(actor, Right.EXPORT);
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        return columns.shown(actor, ui);
    }
}
