package org.penstock.deals.web;

import java.util.List;
import java.util.UUID;
import org.penstock.deals.Deals;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Takes a deal out of the bin. */
@PageController
class DealRestorationController {
    private final Deals deals;

    DealRestorationController(Deals deals) {
        this.deals = deals;
    }

    @PostMapping("/deals/{id}/restoration")
    ResponseEntity<Void> create(Actor actor, Ui ui, @PathVariable UUID id) {
        deals.restore(actor, List.of(id));
        return Redirects.to(ui, "/deals/" + id, Toast.done(ui.t("deals.restored")));
    }
}
