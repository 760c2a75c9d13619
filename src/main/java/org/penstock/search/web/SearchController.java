package org.penstock.search.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.search.Found;
import org.penstock.search.Kind;
import org.penstock.search.Search;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a search finds: in the palette while one types, and on a page of its own. */
@PageController
class SearchController {
    private final Search search;
    private final Templates templates;

    SearchController(Search search, Templates templates) {
        this.search = search;
        this.templates = templates;
    }

    @GetMapping("/search/palette")
    ResponseEntity<JteModel> palette(
            Actor actor,
            Ui ui,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") List<String> recent) {
        Found found = q.isBlank() ? search.start(actor, recent) : search.find(actor, q, Search.PALETTE_EACH);
        return answer(found, templates.searchPalette(ui, found));
    }

    @GetMapping("/search")
    ResponseEntity<JteModel> show(
            Actor actor,
            Ui ui,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") String page) {
        Kind only = Kind.of(kind).orElse(null);
        int number = page.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(page), 1, Search.PAGES_MAX) : 1;
        Found found = found(actor, q, only, number);
        return answer(found, templates.searchSearch(ui, q, found, only == null ? null : only.code(), number));
    }

    private Found found(Actor actor, String q, @Nullable Kind only, int page) {
        if (q.isBlank()) {
            return search.start(actor, List.of());
        }
        return only == null ? search.find(actor, q, Search.PAGE_EACH) : search.find(actor, q, only, page);
    }

    private static ResponseEntity<JteModel> answer(Found found, JteModel page) {
        boolean unfit = found.trouble() == Found.Trouble.TOO_LONG || found.trouble() == Found.Trouble.NO_LETTERS;
        return ResponseEntity.status(unfit ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK)
                .body(page);
    }
}
