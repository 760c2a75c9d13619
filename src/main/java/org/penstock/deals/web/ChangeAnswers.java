package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import java.util.List;
import java.util.UUID;
import org.penstock.deals.Changes;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Right;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** How a page is told what became of a change: a toast with undo, or a dialog that names each deal that was held. */
public final class ChangeAnswers {
    private final Templates templates;

    ChangeAnswers(Templates templates) {
        this.templates = templates;
    }

    /** The request that an override sends again, with a reason. */
    public record Again(String method, String url, List<UUID> deals, String name, Object value) {}

    ResponseEntity<?> of(Actor actor, Ui ui, Changes changes, Toast toast, Again again) {
        Toast shown = changes.undo() == null ? toast : toast.undo("/deals/undos/" + changes.undo());
        if (changes.all()) {
            return ResponseEntity.noContent()
                    .header("HX-Trigger", Toasts.event(shown, "deals-changed"))
                    .build();
        }
        boolean stale = changes.held().stream().anyMatch(Changes.Held::stale);
        boolean byGate = changes.held().stream().allMatch(Changes.Held::byGate);
        boolean mayOverride = byGate && actor.may(Right.OVERRIDE_GATE);
        var answer = ResponseEntity.status(stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT)
                .header("HX-Retarget", "#dialog-body")
                .header("HX-Reswap", "innerHTML");
        if (!changes.done().isEmpty()) {
            answer.header("HX-Trigger", Toasts.event(shown, "deals-changed"));
        }
        return answer.body(templates.dealsHeld(ui, changes.held(), again, mayOverride));
    }
}
