package org.penstock.needs.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.Products;
import org.penstock.deals.Pipelines;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.needs.QuestionGuide;
import org.penstock.needs.QuestionGuides;
import org.penstock.needs.QuestionSet;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The question sets of a pipeline in the settings; publishing makes a new edition. */
@PageController
public class QuestionSetsController {
    private static final String SETS = "/settings/question-sets";

    private final QuestionGuides guides;
    private final Pipelines pipelines;
    private final Products products;
    private final Templates templates;

    QuestionSetsController(QuestionGuides guides, Pipelines pipelines, Products products, Templates templates) {
        this.guides = guides;
        this.pipelines = pipelines;
        this.products = products;
        this.templates = templates;
    }

    /** A set as typed. */
    public record SetRow(String name, String industry, String product, String productText, String questions) {
        static final SetRow EMPTY = new SetRow("", "", "", "", "");

        boolean blank() {
            return name.isBlank() && questions.isBlank();
        }

        QuestionSet set() {
            return new QuestionSet(name, industry, id(product), List.of(questions.split("\\R")));
        }

        private static @Nullable UUID id(String text) {
            return text.matches("[0-9a-fA-F-]{36}") ? UUID.fromString(text) : null;
        }
    }

    @GetMapping(SETS)
    JteModel first(Actor actor, Ui ui) {
        return show(actor, ui, pipelines.standard().id());
    }

    @GetMapping(SETS + "/{pipeline:[0-9a-f-]{36}}")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID pipeline) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        QuestionGuide guide = guides.of(pipeline);
        List<SetRow> rows = new ArrayList<>(
                guide.sets().stream().map(set -> row(actor, set)).toList());
        rows.add(SetRow.EMPTY);
        return page(ui, guide, rows, guide.edition(), FormErrors.NONE);
    }

    @PutMapping(SETS + "/{pipeline:[0-9a-f-]{36}}")
    ResponseEntity<?> update(
            Actor actor,
            Ui ui,
            @PathVariable UUID pipeline,
            @RequestParam int edition,
            @RequestParam MultiValueMap<String, String> typed) {
        List<SetRow> rows = rows(typed);
        List<QuestionSet> sets =
                rows.stream().filter(row -> !row.blank()).map(SetRow::set).toList();
        return switch (guides.publish(actor, pipeline, edition, sets)) {
            case Result.Done<QuestionGuide> done ->
                Redirects.to(ui, SETS + "/" + pipeline, Toast.done(ui.t("needs.guide.saved")));
            case Result.Refused<QuestionGuide> refused ->
                FormErrors.refused(
                        page(ui, guides.of(pipeline), filled(rows), edition, new FormErrors(refused.refusals())));
            case Result.Stale<QuestionGuide> stale -> {
                int theirs = stale.current().edition();
                FormErrors errors = new FormErrors(List.of(Refusal.of("needs.guide.stale", theirs)));
                yield FormErrors.stale(page(ui, stale.current(), filled(rows), theirs, errors));
            }
        };
    }

    private JteModel page(Ui ui, QuestionGuide guide, List<SetRow> rows, int edition, FormErrors errors) {
        return templates.needsQuestionSets(ui, pipelines.all(), guide, rows, edition, errors);
    }

    private SetRow row(Actor actor, QuestionSet set) {
        String product = set.product() == null ? "" : set.product().toString();
        String name = set.product() == null
                ? ""
                : products.find(actor, set.product()).map(one -> one.name()).orElse("");
        return new SetRow(set.name(), set.industry() == null ? "" : set.industry(), product, name, set.lines());
    }

    private static List<SetRow> rows(MultiValueMap<String, String> typed) {
        List<SetRow> rows = new ArrayList<>();
        int count = Math.min(typed.getOrDefault("name", List.of()).size(), QuestionSet.SETS_MAX + 1);
        for (int at = 0; at < count; at++) {
            rows.add(new SetRow(
                    at(typed, "name", at),
                    at(typed, "industry", at),
                    at(typed, "product", at),
                    at(typed, "productText", at),
                    at(typed, "questions", at)));
        }
        return rows;
    }

    /** Without those that were taken out, so that a refusal's place is the place on the page; with a spare one. */
    private static List<SetRow> filled(List<SetRow> rows) {
        List<SetRow> filled =
                new ArrayList<>(rows.stream().filter(row -> !row.blank()).toList());
        filled.add(SetRow.EMPTY);
        return filled;
    }

    private static String at(MultiValueMap<String, String> typed, String name, int at) {
        List<String> values = typed.getOrDefault(name, List.of());
        return at < values.size() ? values.get(at) : "";
    }
}
