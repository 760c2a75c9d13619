package org.penstock.identity.web;

import java.util.List;
import org.penstock.kernel.Refusal;
import org.penstock.web.FormErrors;

/** What a form says when somebody else was faster. */
final class Stale {
    static final FormErrors ERRORS = new FormErrors(List.of(Refusal.of("identity.stale")));

    private Stale() {}
}
