package org.penstock.needs.web;

import gg.jte.models.runtime.JteModel;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.springframework.http.ResponseEntity;

/** The answers of regions that were changed; what hangs on requirements hears of it. */
final class Regions {
    static final String CHANGED = "deals-changed";

    private Regions() {}

    static ResponseEntity<JteModel> changed(JteModel region) {
        return ResponseEntity.ok()
                .header("HX-Trigger", CHANGED + ", needs-changed")
                .body(region);
    }

    /** The region that hangs on requirements was changed itself. */
    static ResponseEntity<JteModel> covered(JteModel region) {
        return ResponseEntity.ok().header("HX-Trigger", CHANGED).body(region);
    }

    static ResponseEntity<JteModel> changed(JteModel region, Toast toast) {
        return ResponseEntity.ok()
                .header("HX-Trigger", Toasts.event(toast, CHANGED, "needs-changed"))
                .body(region);
    }

    static ResponseEntity<Void> changed(Toast toast) {
        return ResponseEntity.noContent()
                .header("HX-Trigger", Toasts.event(toast, CHANGED, "needs-changed", "needs-restored"))
                .build();
    }
}
