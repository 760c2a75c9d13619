package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.PriceLists;
import org.penstock.deals.Changes;
import org.penstock.deals.DealPage;
import org.penstock.deals.DealPages;
import org.penstock.deals.LineDraft;
import org.penstock.deals.LineItems;
import org.penstock.fields.Numerals;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Money;
import org.penstock.kernel.Refusal;
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
    private final PriceLists prices;
    private final Templates templates;

    DealLinesController(LineItems items, DealPages pages, PriceLists prices, Templates templates) {
        this.items = items;
        this.pages = pages;
        this.prices = prices;
        this.templates = templates;
    }

    /** A line as typed. */
    public record Line(String product, String name, String quantity, String price, String discount) {
        static final Line EMPTY = new Line("", "", "", "", "");

        boolean isEmpty() {
            return name.isBlank() && product.isBlank() && price.isBlank();
        }

        /** The product that was picked; null for free text. */
        @Nullable UUID productId() {
            return product.matches("[0-9a-f-]{36}") ? UUID.fromString(product) : null;
        }

        Line withPrice(String to) {
            return new Line(product, name, quantity, to, discount);
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
        return templates.dealsLinesForm(ui, page, withSpare(lines), FormErrors.NONE, false);
    }

    @PutMapping("/deals/{id}/line-items")
    ResponseEntity<?> update(
            Actor actor, Ui ui, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        DealPage before = pages.load(actor, id);
        List<Line> lines = typed(typed).stream().filter(line -> !line.isEmpty()).toList();
        List<Refusal> unpriced = new ArrayList<>();
        List<Line> priced = priced(actor, lines, before.deal().currency(), unpriced);
        if (!unpriced.isEmpty()) {
            return FormErrors.refused(
                    templates.dealsLinesForm(ui, before, withSpare(priced), new FormErrors(unpriced), false));
        }
        List<LineDraft> drafts =
                priced.stream().map(line -> draft(line, ui.texts().locale())).toList();
        String version = typed.getOrDefault("version", List.of("")).getFirst();
        Changes changes =
                items.replace(actor, id, version.matches("\\d{1,9}") ? Integer.valueOf(version) : null, drafts);
        DealPage page = pages.load(actor, id);
        if (!changes.all()) {
            Changes.Held held = changes.held().getFirst();
            JteModel form =
                    templates.dealsLinesForm(ui, page, withSpare(lines), new FormErrors(held.refusals()), held.stale());
            return held.stale() ? FormErrors.stale(form) : FormErrors.refused(form);
        }
        Toast toast = Toast.done(ui.t("deals.saved"));
        Toast undoable = changes.undo() == null ? toast : toast.undo("/deals/undos/" + changes.undo());
        return ResponseEntity.ok()
                .header("HX-Trigger", Toasts.event(undoable, "deals-changed", "needs-changed"))
                .body(templates.dealsLines(ui, page));
    }

    /** A product without a price takes that of its standard list, as the picker does. */
    private List<Line> priced(Actor actor, List<Line> lines, String currency, List<Refusal> unpriced) {
        List<UUID> wanted = lines.stream()
                .filter(line -> line.price().isBlank() && line.productId() != null)
                .map(line -> Objects.requireNonNull(line.productId()))
                .toList();
        Map<UUID, Money> listed = wanted.isEmpty() ? Map.of() : prices.pricesOf(actor, wanted, currency);
        List<Line> priced = new ArrayList<>();
        for (Line line : lines) {
            Money price = line.price().isBlank() && line.productId() != null ? listed.get(line.productId()) : null;
            if (price == null
                    && wanted.contains(line.productId())
                    && line.price().isBlank()) {
                unpriced.add(Refusal.at(
                        "lines." + (priced.size() + 1), "deals.lines.no-price", priced.size() + 1, currency));
            }
            priced.add(price == null ? line : line.withPrice(plain(price.amount())));
        }
        return priced;
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
        return new LineDraft(
                line.productId(),
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
