package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Changes;
import org.penstock.deals.DealStages;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Stage;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Moving deals: one by its own URL, several at once by {@code /deals/stage}. */
@PageController
class DealStageController {
    private final DealStages stages;
    private final Pipelines pipelines;
    private final ChangeAnswers answers;

    DealStageController(DealStages stages, Pipelines pipelines, Templates templates) {
        this.stages = stages;
        this.pipelines = pipelines;
        this.answers = new ChangeAnswers(templates);
    }

    /** Where the cards go: a stage, next to another card, with a reason where the gate is not met. */
    record Move(
            UUID stage,
            @Nullable UUID above,
            @Nullable UUID below,
            @Nullable Integer version,
            @Nullable String reason) {
        DealStages.@Nullable Place place() {
            if (above != null) {
                return new DealStages.Place(above, true);
            }
            return below != null ? new DealStages.Place(below, false) : null;
        }
    }

    @PutMapping("/deals/{deal}/stage")
    ResponseEntity<?> update(Actor actor, Ui ui, @PathVariable UUID deal, Move move) {
        return move(actor, ui, List.of(deal), move);
    }

    @PutMapping("/deals/stage")
    ResponseEntity<?> updateAll(Actor actor, Ui ui, @RequestParam List<UUID> deal, Move move) {
        return move(actor, ui, deal, move);
    }

    private ResponseEntity<?> move(Actor actor, Ui ui, List<UUID> deals, Move move) {
        Stage to = pipelines.stage(move.stage());
        Changes changes = stages.move(actor, deals, to.id(), move.place(), move.version(), move.reason());
        Toast toast = Toast.done(ui.n("deals.move.done", changes.done().size(), to.name()));
        String again = deals.size() == 1 ? "/deals/" + deals.getFirst() + "/stage" : "/deals/stage";
        return answers.of(actor, ui, changes, toast, new ChangeAnswers.Again("put", again, deals, "stage", to.id()));
    }
}
