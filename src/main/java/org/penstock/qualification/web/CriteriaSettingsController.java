package org.penstock.qualification.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Pipelines;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.qualification.Criteria;
import org.penstock.qualification.Criterion;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What each pipeline asks of its leads. */
@PageController
class CriteriaSettingsController {
    /** Empty rows below the filled ones. */
    private static final int SPARE_ROWS = 2;

    private final Criteria criteria;
    private final Pipelines pipelines;
    private final Ids ids;
    private final Templates templates;

    CriteriaSettingsController(Criteria criteria, Pipelines pipelines, Ids ids, Templates templates) {
        this.criteria = criteria;
        this.pipelines = pipelines;
        this.ids = ids;
        this.templates = templates;
    }

    @GetMapping("/settings/qualification")
    JteModel show(Actor actor, Ui ui, @RequestParam(required = false) @Nullable UUID pipeline) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Pipeline shown = pipeline == null ? pipelines.standard() : pipelines.of(pipeline);
        return page(actor, ui, shown, criteria.of(actor, shown.id()), FormErrors.NONE);
    }

    @PutMapping("/settings/qualification/{pipeline}")
    ResponseEntity<?> update(
            Actor actor, Ui ui, @PathVariable UUID pipeline, @RequestParam MultiValueMap<String, String> typed) {
        Pipeline shown = pipelines.of(pipeline);
        List<Criterion> rows = rows(typed);
        return answer(actor, ui, shown, rows, criteria.replace(actor, pipeline, rows));
    }

    /** Back to what the product proposes. */
    @DeleteMapping("/settings/qualification/{pipeline}")
    ResponseEntity<?> reset(Actor actor, Ui ui, @PathVariable UUID pipeline) {
        return answer(actor, ui, pipelines.of(pipeline), List.of(), criteria.replace(actor, pipeline, List.of()));
    }

    private ResponseEntity<?> answer(
            Actor actor, Ui ui, Pipeline shown, List<Criterion> rows, Result<List<Criterion>> result) {
        if (result instanceof Result.Refused<List<Criterion>> refused) {
            return FormErrors.refused(page(actor, ui, shown, rows, new FormErrors(refused.refusals())));
        }
        return Redirects.to(
                ui, "/settings/qualification?pipeline=" + shown.id(), Toast.done(ui.t("qualification.settings.saved")));
    }

    private JteModel page(Actor actor, Ui ui, Pipeline shown, List<Criterion> rows, FormErrors errors) {
        List<Criterion> all = new ArrayList<>(rows);
        for (int spare = 0; spare < SPARE_ROWS && all.size() < Criteria.CRITERIA_MAX; spare++) {
            all.add(new Criterion("", "", ""));
        }
        return templates.qualificationCriteria(
                ui, pipelines.current(), shown, all, criteria.areOwn(actor, shown.id()), errors);
    }

    /** Rows without a name are left out; they come in the order of their numbers. A new one gets a key of its name. */
    private List<Criterion> rows(MultiValueMap<String, String> typed) {
        record Row(double place, Criterion criterion) {}
        List<Row> rows = new ArrayList<>();
        int count = typed.getOrDefault("name", List.of()).size();
        Set<String> keys = new HashSet<>(typed.getOrDefault("key", List.of()));
        for (int row = 0; row < Math.min(count, Criteria.CRITERIA_MAX + SPARE_ROWS); row++) {
            String name = at(typed, "name", row);
            if (!name.isBlank()) {
                String key = at(typed, "key", row);
                String kept = key.isEmpty() ? key(name, keys) : key;
                rows.add(new Row(
                        place(at(typed, "place", row), row), new Criterion(kept, name, at(typed, "question", row))));
            }
        }
        rows.sort(java.util.Comparator.comparingDouble(Row::place));
        return rows.stream().map(Row::criterion).toList();
    }

    private String key(String name, Set<String> taken) {
        String plain = name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String key = plain.isEmpty() || plain.length() > Criterion.KEY_MAX || !taken.add(plain)
                ? ids.next().toString()
                : plain;
        taken.add(key);
        return key;
    }

    private static double place(String typed, int row) {
        return typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : row + 1;
    }

    private static String at(MultiValueMap<String, String> typed, String name, int row) {
        List<String> values = typed.getOrDefault(name, List.of());
        return row < values.size() ? values.get(row) : "";
    }
}
