package org.penstock.imports.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.imports.ImportLimits;
import org.penstock.imports.ImportOptions;
import org.penstock.imports.ImportPages;
import org.penstock.imports.ImportRun;
import org.penstock.imports.Imports;
import org.penstock.imports.Question;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Right;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Doc;
import org.penstock.rest.Listing;
import org.penstock.rest.Operation;
import org.penstock.rest.Paging;
import org.penstock.rest.Scope;
import org.penstock.rest.Sent;
import org.penstock.teams.Company;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Files in over the API: upload, dry run, apply, undo. The work goes on in the background; read the import to follow it. */
@ApiController
class ImportApiController {
    private static final String IMPORTS = "/api/v1/imports";
    private static final String IMPORT = IMPORTS + "/{run}";

    private final Imports imports;
    private final ImportPages pages;
    private final Company company;

    ImportApiController(Imports imports, ImportPages pages, Company company) {
        this.imports = imports;
        this.pages = pages;
        this.company = company;
    }

    /** An import. */
    @Doc("An import: first only a plan of what it would do.")
    record ImportJson(
            @Doc("Its id.") UUID id,

            @Doc(
                    value = "How far it has come.",
                    example = "planned",
                    oneOf = {
                        "reading",
                        "planning",
                        "planned",
                        "applying",
                        "applied",
                        "cancelled",
                        "undoing",
                        "undone",
                        "failed"
                    })
            String state,

            @Doc(value = "Where the files come from.", example = "file")
            String origin,

            @Doc(value = "The currency of amounts that name none.", example = "EUR")
            String currency,

            @Doc(value = "The zone of times that name none.", example = "Europe/Berlin")
            String zone,

            @Doc(value = "Rows that the present step is through with.", example = "120")
            long done,

            @Doc(value = "Rows that it has to go through.", example = "500")
            long total,

            @Doc(value = "Records that are or would be made.", example = "100")
            long created,

            @Doc(value = "Records that are or would be changed.", example = "20")
            long updated,

            @Doc(value = "Rows with nothing new.", example = "0")
            long skipped,

            @Doc(value = "Rows that wait for an answer.", example = "0")
            long conflicts,

            @Doc(value = "Rows that can't be brought in.", example = "0")
            long rejected,

            @Doc(value = "Records that an undo left alone.", example = "0")
            long leftAlone,

            @Doc(value = "What stopped it.", example = "imports.trouble.applying") @Nullable String trouble,

            @Doc("When it was begun.") Instant createdAt,
            @Doc("When it was applied.") @Nullable Instant appliedAt,
            @Doc("When it was taken back.") @Nullable Instant undoneAt) {
        static ImportJson of(ImportRun run) {
            return new ImportJson(
                    run.id(),
                    run.state().code(),
                    run.origin(),
                    run.currency(),
                    run.zone().getId(),
                    run.done(),
                    run.total(),
                    run.counts().created(),
                    run.counts().updated(),
                    run.counts().skipped(),
                    run.counts().conflicts(),
                    run.counts().rejected(),
                    run.leftAlone(),
                    run.trouble(),
                    run.createdAt(),
                    run.appliedAt(),
                    run.undoneAt());
        }
    }

    /** A question. */
    @Doc("What the plan does not know; rows wait for the answer.")
    record QuestionJson(
            @Doc(value = "The question's key.", example = "product:gtxpro")
            String key,

            @Doc(value = "What it is about.", example = "product")
            String kind,

            @Doc(value = "How many rows wait for it.", example = "12")
            long rows,

            @Doc("What it can be.") List<ChoiceJson> choices,

            @Doc(value = "It may also be something new.", example = "true")
            boolean makes,

            @Doc(value = "What was answered.", example = "new") @Nullable String answer) {
        static QuestionJson of(Question question) {
            return new QuestionJson(
                    question.key(),
                    question.kind(),
                    question.rows(),
                    question.choices().stream()
                            .map(choice -> new ChoiceJson(choice.value(), choice.text()))
                            .toList(),
                    question.makes(),
                    question.answer());
        }
    }

    /** A choice. */
    @Doc("One possible answer.")
    record ChoiceJson(
            @Doc(value = "What is sent.", example = "new") String value,

            @Doc(value = "What it means.", example = "GTX Pro")
            String text) {}

    /** An answer. */
    @Doc("The answer to a question.")
    record AnswerBody(
            @Doc(value = "The question's key.", example = "product:gtxpro", required = true) @Nullable String question,

            @Doc(value = "The value of the choice.", example = "new", required = true) @Nullable String answer) {}

    @Operation(scope = Scope.IMPORTS_READ, summary = "List imports", detail = "The latest first.", paged = true)
    @GetMapping(IMPORTS)
    Listing<ImportJson> list(Actor actor, Paging paging) {
        return Listing.of(
                paging,
                pages.window(actor, begun(paging), paging.afterId(), paging.limit() + 1),
                last -> Arrays.<@Nullable String>asList(
                        last.id().toString(), last.createdAt().toString()),
                ImportJson::of);
    }

    @Operation(
            scope = Scope.IMPORTS_WRITE,
            summary = "Upload files and plan an import",
            detail =
                    "CSV or XLSX, several at once, as multipart/form-data: files, and if you like currency, zone and"
                            + " origin. Nothing is changed yet: read the import until it is planned, answer its questions, apply it.",
            status = 202)
    @PostMapping(path = IMPORTS, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportJson> create(
            Actor actor,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "file") String origin,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String zone)
            throws IOException {
        Forbidden.unless(actor, Right.IMPORT);
        ImportOptions options = options(origin, currency, zone);
        List<Path> kept = new ArrayList<>();
        try {
            List<Imports.Upload> uploads = new ArrayList<>();
            for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
                if (uploads.size() >= ImportLimits.FILES_MAX) {
                    throw wrong("files", "rest.field.items", ImportLimits.FILES_MAX);
                }
                Path copy = Files.createTempFile("penstock-upload", ".file");
                kept.add(copy);
                file.transferTo(copy);
                uploads.add(new Imports.Upload(Objects.requireNonNullElse(file.getOriginalFilename(), "file"), copy));
            }
            return accepted(actor, ApiRefusal.value(imports.open(actor, uploads, options)));
        } finally {
            for (Path copy : kept) {
                Files.deleteIfExists(copy);
            }
        }
    }

    @Operation(
            scope = Scope.IMPORTS_READ,
            summary = "Read an import",
            detail = "Its state, its progress and what it does.")
    @GetMapping(IMPORT)
    ImportJson show(Actor actor, @PathVariable UUID run) {
        return ImportJson.of(imports.get(actor, run));
    }

    @Operation(scope = Scope.IMPORTS_READ, summary = "Read the questions of a planned import")
    @GetMapping(IMPORT + "/questions")
    Listing<QuestionJson> questions(Actor actor, @PathVariable UUID run) {
        imports.get(actor, run);
        return Listing.whole(pages.questions(actor, pages.load(actor, run)).stream()
                .map(QuestionJson::of)
                .toList());
    }

    @Operation(
            scope = Scope.IMPORTS_WRITE,
            summary = "Answer a question",
            detail = "The plan is made anew with it.",
            status = 202)
    @PutMapping(IMPORT + "/answers")
    ResponseEntity<ImportJson> answer(Actor actor, @PathVariable UUID run, Sent<AnswerBody> body) {
        imports.get(actor, run);
        imports.answer(
                actor,
                run,
                body.require("question", body.value().question()),
                body.require("answer", body.value().answer()));
        return accepted(actor, run);
    }

    @Operation(scope = Scope.IMPORTS_WRITE, summary = "Apply a planned import", status = 202)
    @PostMapping(IMPORT + "/application")
    ResponseEntity<ImportJson> apply(Actor actor, @PathVariable UUID run) {
        imports.get(actor, run);
        return done(actor, run, imports.apply(actor, run));
    }

    @Operation(
            scope = Scope.IMPORTS_WRITE,
            summary = "Take an import back",
            detail = "Records that somebody edited or uses since are left alone and counted.",
            status = 202)
    @PostMapping(IMPORT + "/undo")
    ResponseEntity<ImportJson> undo(Actor actor, @PathVariable UUID run) {
        imports.get(actor, run);
        return done(actor, run, imports.undo(actor, run));
    }

    @Operation(scope = Scope.IMPORTS_WRITE, summary = "Throw a plan away", status = 204)
    @DeleteMapping(IMPORT)
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID run) {
        imports.get(actor, run);
        if (!imports.discard(actor, run)) {
            throw new ApiRefusal(HttpStatus.CONFLICT, Refusal.of("rest.import-state"));
        }
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<ImportJson> done(Actor actor, UUID run, boolean done) {
        if (!done) {
            throw new ApiRefusal(HttpStatus.CONFLICT, Refusal.of("rest.import-state"));
        }
        return accepted(actor, run);
    }

    private ResponseEntity<ImportJson> accepted(Actor actor, UUID run) {
        return ResponseEntity.accepted()
                .location(java.net.URI.create(IMPORTS + "/" + run))
                .body(ImportJson.of(imports.get(actor, run)));
    }

    private ImportOptions options(String origin, @Nullable String currency, @Nullable String zone) {
        if (!ImportOptions.ORIGINS.contains(origin)) {
            throw wrong("origin", "rest.field.word", String.join(", ", ImportOptions.ORIGINS));
        }
        try {
            String code = currency == null
                    ? company.settings().currency()
                    : Currency.getInstance(currency).getCurrencyCode();
            return new ImportOptions(
                    origin, code, zone == null ? company.settings().zone() : ZoneId.of(zone));
        } catch (DateTimeException unknown) {
            throw wrong("zone", "imports.new.zone.wrong", String.valueOf(zone));
        } catch (IllegalArgumentException unknown) {
            throw wrong("currency", "rest.field.currency");
        }
    }

    private static ApiRefusal wrong(String field, String key, Object... args) {
        return ApiRefusal.unprocessable(List.of(Refusal.at(field, key, args)));
    }

    private static @Nullable Instant begun(Paging paging) {
        try {
            return paging.after() == null ? null : Instant.parse(String.valueOf(paging.after(1)));
        } catch (DateTimeException madeUp) {
            throw ApiRefusal.bad(Refusal.at("cursor", "rest.cursor.unreadable"));
        }
    }
}
