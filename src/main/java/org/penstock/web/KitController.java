package org.penstock.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Page;
import org.penstock.kernel.Refusal;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All parts of the kit on one page, for whoever works on them: {@code /kit}, in the profile dev only. */
@PageController
@Profile("dev")
class KitController {
    private static final List<String> NAMES = List.of(
            "Anna Kovač", "Илья Сомов", "Marco Rossi", "Лариса Тихонова", "Peter Lang", "Mei Baker", "Vera Duma");

    private final Templates templates;

    KitController(Templates templates) {
        this.templates = templates;
    }

    @GetMapping("/kit")
    JteModel show(Ui ui) {
        return templates.webKit(ui, names(), FormErrors.NONE, page());
    }

    @GetMapping("/kit/options")
    JteModel options(Ui ui, @RequestParam(defaultValue = "") String q) {
        String wanted = q.toLowerCase(Locale.ROOT);
        List<Option> found = names().stream()
                .filter(option -> option.text().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        return templates.webOptions(ui, found, q.isEmpty() ? null : ui.t("web.kit.add", q));
    }

    @GetMapping("/kit/dialog")
    JteModel dialog(Ui ui) {
        return templates.webKitDialog(ui);
    }

    @PostMapping("/kit/form")
    ResponseEntity<JteModel> form(Ui ui, @RequestParam(defaultValue = "") String title) {
        if (title.isBlank()) {
            Refusal wrong = Refusal.at("title", "web.kit.title-missing");
            return FormErrors.refused(templates.webKitForm(
                    ui, names(), new FormErrors(List.of(wrong, Refusal.of("web.error.stale.text")))));
        }
        return Toasts.with(
                templates.webKitForm(ui, names(), FormErrors.NONE),
                Toast.done(ui.t("web.kit.done", title)).undo("/kit/undone"));
    }

    @PostMapping("/kit/undone")
    ResponseEntity<Void> undone(Ui ui) {
        return Redirects.to(ui, "/kit", Toast.done(ui.t("web.kit.undone")));
    }

    @GetMapping("/kit/error")
    @Nullable JteModel error() {
        throw new IllegalStateException("Asked for by the kit page");
    }

    private static List<Option> names() {
        return IntStream.range(0, NAMES.size())
                .mapToObj(i -> new Option("" + i, NAMES.get(i), i % 3 == 1 ? "Baltic Timber" : null))
                .toList();
    }

    private static Page<String> page() {
        return new Page<>(NAMES, 2, NAMES.size(), 1_234, true);
    }
}
