package org.penstock.playbooks.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Pipelines;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Result;
import org.penstock.playbooks.Playbook;
import org.penstock.playbooks.PlaybookBody;
import org.penstock.playbooks.PlaybookDifference;
import org.penstock.playbooks.PlaybookPublishing;
import org.penstock.playbooks.Playbooks;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Publishing a playbook, with what that does to running deals; and comparing it. */
@PageController
public class PublicationController {
    private static final String ONE = "/settings/playbooks/{id:[0-9a-f-]{36}}";

    private final Playbooks playbooks;
    private final PlaybookPublishing publishing;
    private final Pipelines pipelines;
    private final Templates templates;

    PublicationController(
            Playbooks playbooks, PlaybookPublishing publishing, Pipelines pipelines, Templates templates) {
        this.playbooks = playbooks;
        this.publishing = publishing;
        this.pipelines = pipelines;
        this.templates = templates;
    }

    /** Where to publish it; with a pipeline chosen, what that would do. */
    @GetMapping(ONE + "/publication")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID pipeline) {
        return page(actor, ui, id, pipeline, FormErrors.NONE);
    }

    @PostMapping(ONE + "/publication")
    ResponseEntity<?> create(
            Actor actor, Ui ui, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID pipeline) {
        Result<UUID> published = publishing.publish(actor, id, pipeline);
        return published instanceof Result.Done<UUID> done
                ? Redirects.to(ui, "/settings/pipelines/" + done.value(), Toast.done(ui.t("playbooks.published")))
                : FormErrors.refused(
                        page(actor, ui, id, pipeline, new FormErrors(((Result.Refused<UUID>) published).refusals())));
    }

    /** Against another playbook or a pipeline: {@code playbook:<id>} or {@code pipeline:<id>}. */
    @GetMapping(ONE + "/comparison")
    JteModel comparison(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam(defaultValue = "") String with) {
        Playbook playbook = playbooks.get(actor, id);
        PlaybookBody other = with.isBlank() ? null : other(actor, with);
        return templates.playbooksComparison(
                ui,
                playbook,
                with,
                other == null ? "" : other.name(),
                playbooks.all(actor),
                pipelines.current(),
                other == null ? List.of() : PlaybookDifference.between(playbook.body(), other));
    }

    private PlaybookBody other(Actor actor, String with) {
        UUID id = UUID.fromString(with.substring(with.indexOf(':') + 1));
        return with.startsWith("pipeline:")
                ? playbooks.captured(actor, id)
                : playbooks.get(actor, id).body();
    }

    private JteModel page(Actor actor, Ui ui, UUID id, @Nullable UUID pipeline, FormErrors errors) {
        return templates.playbooksPublication(
                ui,
                playbooks.get(actor, id),
                pipelines.current(),
                pipeline == null ? null : publishing.effects(actor, id, pipeline),
                errors);
    }
}
