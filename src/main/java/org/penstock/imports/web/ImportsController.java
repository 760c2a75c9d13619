package org.penstock.imports.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.imports.ImportLimits;
import org.penstock.imports.ImportOptions;
import org.penstock.imports.ImportPages;
import org.penstock.imports.Imports;
import org.penstock.imports.Imports.Upload;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.teams.Company;
import org.penstock.teams.CompanySettings;
import org.penstock.web.FormErrors;
import org.penstock.web.Option;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Ui;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The list of imports, and the beginning of a new one. */
@PageController
class ImportsController {
    private final Templates templates;
    private final Imports imports;
    private final ImportPages pages;
    private final Company company;

    ImportsController(Templates templates, Imports imports, ImportPages pages, Company company) {
        this.templates = templates;
        this.imports = imports;
        this.pages = pages;
        this.company = company;
    }

    @GetMapping("/imports")
    JteModel list(Actor actor, Ui ui, @RequestParam(defaultValue = "1") int page) {
        return templates.importsList(ui, pages.list(actor, Math.max(1, page)));
    }

    @GetMapping("/imports/new")
    JteModel blank(Actor actor, Ui ui) {
        Forbidden.unless(actor, Right.IMPORT);
        CompanySettings settings = company.settings();
        NewImportForm form = new NewImportForm(
                "", "file", settings.currency(), settings.zone().getId());
        return page(ui, form, FormErrors.NONE);
    }

    private JteModel page(Ui ui, NewImportForm form, FormErrors errors) {
        return templates.importsCreate(ui, form, currencies(ui.texts().locale()), zones(form.zone()), errors);
    }

    /** An example with every common column. */
    @GetMapping("/imports/sample.csv")
    ResponseEntity<Resource> sample(Actor actor) {
        Forbidden.unless(actor, Right.IMPORT);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("penstock-sample.csv")
                                .build()
                                .toString())
                .body(new ClassPathResource("imports/sample.csv"));
    }

    @PostMapping("/imports")
    ResponseEntity<?> create(
            Actor actor, Ui ui, NewImportForm form, @RequestParam(required = false) @Nullable List<MultipartFile> files)
            throws IOException {
        Forbidden.unless(actor, Right.IMPORT);
        List<Path> kept = new ArrayList<>();
        try {
            Result<UUID> opened = opened(actor, ui, form, files == null ? List.of() : files, kept);
            return opened instanceof Result.Refused<UUID> refused
                    ? FormErrors.refused(page(ui, form, new FormErrors(refused.refusals())))
                    : Redirects.to(ui, "/imports/" + opened.orElseThrow());
        } finally {
            for (Path file : kept) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Result<UUID> opened(Actor actor, Ui ui, NewImportForm form, List<MultipartFile> files, List<Path> kept)
            throws IOException {
        ZoneId zone;
        try {
            zone = ZoneId.of(form.zone());
        } catch (DateTimeException unknown) {
            return Result.refused(Refusal.at("zone", "imports.new.zone.wrong", form.zone()));
        }
        if (form.pasted().length() > ImportLimits.PASTE_CHARS) {
            return Result.refused(Refusal.at("files", "imports.file.too-long", ImportLimits.PASTE_CHARS));
        }
        ImportOptions options = new ImportOptions(
                ImportOptions.ORIGINS.contains(form.origin()) ? form.origin() : "file",
                known(form.currency()) ? form.currency() : company.settings().currency(),
                zone);
        return imports.open(actor, uploads(ui, form, files, kept), options);
    }

    private static List<Upload> uploads(Ui ui, NewImportForm form, List<MultipartFile> files, List<Path> kept)
            throws IOException {
        List<Upload> uploads = new ArrayList<>();
        for (MultipartFile file : files) {
            if (!file.isEmpty()) {
                Path path = Files.createTempFile("penstock-import", ".tmp");
                kept.add(path);
                file.transferTo(path);
                uploads.add(new Upload(name(file), path));
            }
        }
        if (!form.pasted().isBlank()) {
            Path path = Files.createTempFile("penstock-import", ".tmp");
            kept.add(path);
            Files.writeString(path, form.pasted());
            uploads.add(new Upload(ui.t("imports.new.paste.name"), path));
        }
        return uploads;
    }

    /** The name without the folders that some browsers send along. */
    private static String name(MultipartFile file) {
        String name = String.valueOf(file.getOriginalFilename());
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.length() > 200 ? last.substring(0, 200) : last;
    }

    private static boolean known(String currency) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(one -> one.getCurrencyCode().equals(currency));
    }

    private static List<Option> currencies(Locale locale) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .map(currency -> Option.of(
                        currency.getCurrencyCode(),
                        currency.getCurrencyCode() + " · " + currency.getDisplayName(locale)))
                .sorted(java.util.Comparator.comparing(Option::value))
                .toList();
    }

    private static List<Option> zones(String chosen) {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equals("UTC")
                        || id.equals(chosen)
                        || id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                .sorted()
                .map(id -> Option.of(id, id.replace('_', ' ')))
                .toList();
    }
}
