package org.penstock.deals;

import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Right;

/** Whether somebody may pass a gate that is not met: with the right and with a reason, which goes into the ledger. */
final class GatePass {
    private GatePass() {}

    static boolean granted(Actor actor, @Nullable String reason) {
        return reason != null && !reason.isBlank() && actor.may(Right.OVERRIDE_GATE);
    }
}
