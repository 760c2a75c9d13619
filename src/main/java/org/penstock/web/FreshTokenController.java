package org.penstock.web;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;

/** The present session's form token, for a page that was opened in an earlier one: what was typed there can still be sent. */
@PageController
class FreshTokenController {

    @GetMapping("/fresh-token")
    ResponseEntity<String> show(Ui ui) {
        return ui.actor() == null
                ? ResponseEntity.status(401).build()
                : ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(ui.csrf());
    }
}
