package org.penstock.teams;

import java.util.ArrayList;
import java.util.List;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;

/** All that is wrong with a form at once, not one thing after the other. */
final class Refusals {
    private Refusals() {}

    static List<Refusal> of(Result<?>... results) {
        List<Refusal> all = new ArrayList<>();
        for (Result<?> result : results) {
            switch (result) {
                case Result.Refused<?> refused -> all.addAll(refused.refusals());
                case Result.Stale<?> stale -> all.add(Refusal.of("teams.stale"));
                case Result.Done<?> done -> {}
            }
        }
        return all;
    }
}
