package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.penstock.deals.Changes;
import org.penstock.deals.DealPage;
import org.penstock.deals.DealPages;
import org.penstock.deals.LineDraft;
import org.penstock.deals.LineItems;
import org.penstock.fields.Numerals;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Right;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The line items of a deal: the card, and the form with all lines. */
@PageController
public class DealLinesController {
    /** Empty lines that the form offers below the filled ones. */
    static final int SPARE_LINES = 2;

    private final LineItems items;
    private final DealPages pages;
    private final Templates templates;

    DealLinesController(LineItems items, DealPages pages, Templates templates) {
        this.items = items;
        this.pages = pages;
        this.templates = templates;
    }

    /** A line as typed. */
    public record Line(String product, String name, String quantity, String price, String discount) {
        static final Line EMPTY = new Line("", "", "", "", "");

        boolean isEmpty() {
            return name.isBlank() && product.isBlank() && price.isBlank();
        }
    }

    @GetMapping("/deals/{id}/line-items")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        return templates.dealsLines(ui, pages.load(actor, id));
    }

    @GetMapping("/deals/{id}/line-items/edit")
    JteModel edit(Actor actor, Ui ui, @PathVariable UUID id) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        DealPage page = pages.load(actor, id);
        List<Line> lines = new ArrayList<>();
        page.lines()
                .forEach(item -> lines.add(new Line(
                        item.product() == null ? "" : item.product().toString(),
                        item.name(),
                        plain(item.quantity()),
                        plain(item.unitPrice()),
                        plain(item.discountPercent()))));
        return templates.dealsLinesForm(ui, page, withSpare(lines), FormErrors.NONE);
    }

    @PutMapping("/deals/{id}/line-items")
    ResponseEntity<?> update(
            Actor actor, Ui ui, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed) {
        List<Line> lines = typed(typed);
        String version = typed.getFirst("version");
        List<LineDraft> drafts = lines.stream()
                .filter(line -> !line.isEmpty())
                .map(line -> draft(line, ui.texts().locale()))
                .toList();
        Changes changes = items.replace(
                actor, id, version == null || version.isBlank() ? null : Integer.valueOf(version), drafts);
        DealPage page = pages.load(actor, id);
        if (!changes.all()) {
            return FormErrors.refused(templates.dealsLinesForm(
                    ui,
                    page,
                    withSpare(lines),
                    new FormErrors(changes.held().getFirst().refusals())));
        }
        return ResponseEntity.ok()
                .header("HX-Trigger", Toasts.event(Toast.done(ui.t("deals.saved")), "deals-changed"))
                .body(templates.dealsLines(ui, page));
    }

    private static List<Line> typed(MultiValueMap<String, String> typed) {
        List<Line> lines = new ArrayList<>();
        int count = typed.getOrDefault("name", List.of()).size();
        for (int line = 0; line < Math.min(count, LineItems.LINES_MAX + SPARE_LINES); line++) {
            lines.add(new Line(
                    at(typed, "product", line),
                    at(typed, "name", line),
                    at(typed, "quantity", line),
                    at(typed, "price", line),
                    at(typed, "discount", line)));
        }
        return lines;
    }

    /** What can't be read becomes a figure that the door refuses, so that its refusal names the line. */
    private static LineDraft draft(Line line, Locale locale) {
        UUID product = line.product().length() == 36 ? UUID.fromString(line.product()) : null;
        return new LineDraft(
                product,
                line.name(),
                number(line.quantity(), locale, BigDecimal.ONE),
                number(line.price(), locale, BigDecimal.ZERO),
                number(line.discount(), locale, BigDecimal.ZERO));
    }

    private static BigDecimal number(String text, Locale locale, BigDecimal otherwise) {
        return text.isBlank() ? otherwise : Numerals.parse(text, locale).orElse(BigDecimal.valueOf(-1));
    }

    private static String at(MultiValueMap<String, String> typed, String name, int line) {
        List<String> values = typed.getOrDefault(name, List.of());
        return line < values.size() ? values.get(line) : "";
    }

    private static List<Line> withSpare(List<Line> lines) {
        List<Line> all = new ArrayList<>(lines);
        for (int spare = 0; spare < SPARE_LINES; spare++) {
            all.add(Line.EMPTY);
        }
        return all;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
