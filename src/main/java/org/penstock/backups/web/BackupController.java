package org.penstock.backups.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.backups.BackupPages;
import org.penstock.backups.BackupPolicies;
import org.penstock.backups.BackupPolicy;
import org.penstock.backups.BackupRun;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Backups: when, how many, which there are, and one now. */
@PageController
class BackupController {
    private static final String HOME = "/settings/backups";

    private final BackupPages pages;
    private final BackupPolicies policies;
    private final Templates templates;

    BackupController(BackupPages pages, BackupPolicies policies, Templates templates) {
        this.pages = pages;
        this.policies = policies;
        this.templates = templates;
    }

    @GetMapping("/settings/backups")
    JteModel show(Actor actor, Ui ui, @RequestParam(defaultValue = "1") int page) {
        BackupPages.View view = pages.load(actor, page);
        return templates.backupsBackups(ui, view, BackupForm.of(view.policy()), null, FormErrors.NONE);
    }

    @PostMapping("/settings/backups")
    ResponseEntity<?> update(Actor actor, Ui ui, BackupForm form) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        Optional<BackupPolicy> wanted = form.policy();
        if (wanted.isEmpty()) {
            Refusal unreadable = Refusal.at(form.unreadable(), "backups.form.unreadable");
            return FormErrors.refused(page(actor, ui, form, null, List.of(unreadable)));
        }
        return switch (policies.change(actor, wanted.get())) {
            case Result.Done<BackupPolicy> done -> Redirects.to(ui, HOME, Toast.done(ui.t("backups.saved")));
            case Result.Refused<BackupPolicy>(List<Refusal> why) ->
                FormErrors.refused(page(actor, ui, form, null, why));
            // What was typed stays in the form; what stands now is said above it.
            case Result.Stale<BackupPolicy>(BackupPolicy now) ->
                FormErrors.stale(page(actor, ui, form.onto(now), now, List.of()));
        };
    }

    private JteModel page(Actor actor, Ui ui, BackupForm form, @Nullable BackupPolicy now, List<Refusal> refusals) {
        return templates.backupsBackups(ui, pages.load(actor, 1), form, now, new FormErrors(refusals));
    }

    @PostMapping("/settings/backups/runs")
    ResponseEntity<?> start(Actor actor, Ui ui) {
        return pages.start(actor) instanceof Result.Refused<UUID>(List<Refusal> why)
                ? Redirects.to(ui, HOME, Toast.problem(ui.texts().of(why.getFirst())))
                : Redirects.to(ui, HOME);
    }

    /** When it is made the whole page is asked for anew. */
    @GetMapping("/settings/backups/progress")
    ResponseEntity<?> progress(Actor actor, Ui ui) {
        Optional<BackupRun> running = pages.running(actor);
        return running.isPresent()
                ? ResponseEntity.ok(templates.backupsProgress(ui, running.get()))
                : ResponseEntity.noContent().header("HX-Refresh", "true").build();
    }

    @PostMapping("/settings/backups/cancellation")
    ResponseEntity<?> cancel(Actor actor, Ui ui) {
        pages.cancel(actor);
        return Redirects.to(ui, HOME);
    }

    @GetMapping("/settings/backups/{id}/file")
    ResponseEntity<Resource> download(Actor actor, @PathVariable UUID id) {
        BackupPages.Download download = pages.download(actor, id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(download.name())
                                .build()
                                .toString())
                .body(new FileSystemResource(download.file()));
    }
}
