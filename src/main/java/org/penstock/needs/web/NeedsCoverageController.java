package org.penstock.needs.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Result;
import org.penstock.needs.Coverage;
import org.penstock.needs.Meets;
import org.penstock.needs.Requirement;
import org.penstock.web.FormErrors;
import org.penstock.web.InPlace;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Requirements against products of the catalog. */
@PageController
class NeedsCoverageController {
    private static final String NEEDS = "/deals/{id:[0-9a-f-]{36}}/needs";
    private static final String COVERAGE = NEEDS + "/coverage";

    private final NeedsPages pages;
    private final Coverage coverage;
    private final Templates templates;

    NeedsCoverageController(NeedsPages pages, Coverage coverage, Templates templates) {
        this.pages = pages;
        this.coverage = coverage;
        this.templates = templates;
    }

    @GetMapping(COVERAGE)
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        return templates.needsCoverage(ui, pages.load(actor, id), FormErrors.NONE);
    }

    @PostMapping(NEEDS + "/products")
    ResponseEntity<JteModel> add(
            Actor actor, Ui ui, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID product) {
        Result<Coverage.CoverageGrid> added = coverage.add(actor, id, product);
        if (added instanceof Result.Refused<Coverage.CoverageGrid> refused) {
            FormErrors errors = new FormErrors(refused.refusals());
            return FormErrors.refused(templates.needsCoverage(ui, pages.load(actor, id), errors));
        }
        return Regions.covered(templates.needsCoverage(ui, pages.load(actor, id), FormErrors.NONE));
    }

    @DeleteMapping(NEEDS + "/products/{product}")
    ResponseEntity<JteModel> remove(Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID product) {
        coverage.remove(actor, id, product);
        return Regions.covered(templates.needsCoverage(ui, pages.load(actor, id), FormErrors.NONE));
    }

    @PutMapping(COVERAGE + "/{item}/{product}")
    ResponseEntity<JteModel> put(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @PathVariable UUID item,
            @PathVariable UUID product,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(required = false) @Nullable Integer over,
            @RequestParam(required = false) @Nullable Meets meets,
            @RequestParam(defaultValue = "") String note) {
        int read = over == null ? version : over;
        return InPlace.answer(
                ui,
                item + "-" + product,
                read,
                coverage.put(actor, id, item, product, read, meets, note),
                now -> version(cell(now, product)),
                now -> words(ui, cell(now, product)),
                "/deals/" + id + "/needs/coverage",
                Regions.CHANGED,
                mark -> templates.needsCoverageSaved(ui, mark, pages.load(actor, id)));
    }

    private static Requirement.@Nullable Cover cell(Requirement requirement, UUID product) {
        return requirement.products().stream()
                .filter(cover -> cover.product().equals(product))
                .findFirst()
                .orElse(null);
    }

    private static int version(Requirement.@Nullable Cover cell) {
        return cell == null ? 0 : cell.version();
    }

    private static String words(Ui ui, Requirement.@Nullable Cover cell) {
        return cell == null
                ? "—"
                : ui.t("needs.meets." + cell.meets().code()) + (cell.note().isEmpty() ? "" : ": " + cell.note());
    }
}
