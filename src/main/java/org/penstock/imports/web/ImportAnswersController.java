package org.penstock.imports.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.FieldType;
import org.penstock.imports.Column;
import org.penstock.imports.DateForm;
import org.penstock.imports.Entity;
import org.penstock.imports.ImportFile;
import org.penstock.imports.ImportPages;
import org.penstock.imports.Imports;
import org.penstock.imports.NumberForm;
import org.penstock.imports.Target;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a person adds to what the files say: answers to conflicts, and where columns go. */
@PageController
class ImportAnswersController {
    private static final List<BigDecimal> SCALES = List.of(BigDecimal.ONE, BigDecimal.valueOf(1_000_000));

    private final Imports imports;
    private final ImportPages pages;

    ImportAnswersController(Imports imports, ImportPages pages) {
        this.imports = imports;
        this.pages = pages;
    }

    @PostMapping("/imports/{id}/answers")
    ResponseEntity<?> answer(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @RequestParam String question,
            @RequestParam(defaultValue = "") String answer) {
        imports.answer(actor, id, question, sound(answer));
        return Redirects.to(ui, "/imports/" + id, Toast.done(ui.t("imports.toast.answered")));
    }

    private static String sound(String answer) {
        boolean word = List.of("skip", "create", "won", "lost", "disqualified").contains(answer);
        boolean match = answer.matches("match:[0-9a-f-]{36}");
        return word || match || answer.startsWith("name:") ? answer : "";
    }

    @PostMapping("/imports/{id}/files/{number}")
    ResponseEntity<?> map(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @PathVariable int number,
            @RequestParam Map<String, String> form) {
        ImportFile file = pages.load(actor, id).files().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new Missing("File"));
        imports.map(actor, id, mapped(file, form));
        return Redirects.to(ui, "/imports/" + id, Toast.done(ui.t("imports.toast.mapped")));
    }

    private ImportFile mapped(ImportFile file, Map<String, String> form) {
        Entity entity = Arrays.stream(Entity.values())
                .filter(one -> one.code().equals(form.get("entity")))
                .findFirst()
                .orElse(null);
        if (entity != file.entity()) {
            return pages.recognised(file, entity);
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < file.columns().size(); i++) {
            columns.add(column(file.columns().get(i), i, entity, form, columns));
        }
        return new ImportFile(
                file.number(),
                file.name(),
                file.encoding(),
                file.separator(),
                file.lines(),
                file.signature(),
                entity,
                columns);
    }

    private Column column(
            Column column, int i, @Nullable Entity entity, Map<String, String> form, List<Column> before) {
        String use = form.getOrDefault("use" + i, "");
        boolean taken = Target.of(use).isPresent()
                && before.stream().anyMatch(one -> one.use().equals(use));
        Column used = column.use(!taken && allowed(entity, use) ? use : "");
        return used.read(
                named(DateForm.values(), form.get("dates" + i), column.dateForm()),
                numbers(form.get("numbers" + i), column.numberForm()),
                SCALES.stream()
                        .filter(scale -> scale.toPlainString().equals(form.get("scale" + i)))
                        .findFirst()
                        .orElse(column.scale()));
    }

    private boolean allowed(@Nullable Entity entity, String use) {
        if (entity == null || use.isEmpty()) {
            return false;
        }
        if (use.startsWith("new:")) {
            return Arrays.stream(FieldType.values()).anyMatch(type -> use.equals("new:" + type.code()));
        }
        return Target.of(use).map(target -> Target.of(entity).contains(target)).orElse(false)
                || pages.fields(entity).stream().anyMatch(field -> use.equals("custom:" + field.key()))
                || pages.facts(entity).stream().anyMatch(fact -> use.equals("fact:" + fact.name()));
    }

    private static @Nullable DateForm named(DateForm[] values, @Nullable String name, @Nullable DateForm otherwise) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(otherwise);
    }

    private static NumberForm numbers(@Nullable String name, NumberForm otherwise) {
        return Arrays.stream(NumberForm.values())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(otherwise);
    }
}
