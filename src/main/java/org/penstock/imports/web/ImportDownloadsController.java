package org.penstock.imports.web;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.penstock.imports.ImportDownloads;
import org.penstock.imports.ImportFile;
import org.penstock.imports.ImportPages;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The plan and the rows to mend, as CSV. */
@PageController
class ImportDownloadsController {
    private final ImportDownloads downloads;
    private final ImportPages pages;

    ImportDownloadsController(ImportDownloads downloads, ImportPages pages) {
        this.downloads = downloads;
        this.pages = pages;
    }

    @GetMapping("/imports/{id}/plan.csv")
    ResponseEntity<StreamingResponseBody> plan(Actor actor, Ui ui, @PathVariable UUID id) {
        pages.load(actor, id);
        return csv("import-plan.csv", out -> downloads.plan(actor, id, ui.texts(), out));
    }

    @GetMapping("/imports/{id}/rejected/{number}.csv")
    ResponseEntity<StreamingResponseBody> rejected(
            Actor actor, Ui ui, @PathVariable UUID id, @PathVariable int number) {
        ImportFile file = pages.load(actor, id).files().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new Missing("File"));
        String name = file.name().replaceAll("\\.[A-Za-z]+$", "") + "-rejected.csv";
        return csv(name, out -> downloads.rejected(actor, id, number, ui.texts(), out));
    }

    private interface Content {
        void write(Writer out);
    }

    /** With the mark by which spreadsheets know UTF-8. */
    private static ResponseEntity<StreamingResponseBody> csv(String name, Content content) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(stream -> {
                    try (Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8)) {
                        out.write('\ufeff');
                        content.write(out);
                    }
                });
    }
}
