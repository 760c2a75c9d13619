package org.penstock.identity;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.penstock.kernel.Measure;
import org.penstock.kernel.Measures;
import org.springframework.stereotype.Component;

/** How often sign-in went wrong on this node; whose it was, only the account's own history knows. */
@Component
class SignInMeasures implements Measures {
    private static final String NAME = "penstock_sign_in_failures_total";
    private static final String HELP =
            "Sign-ins by password or passkey that failed, or were refused after too many failures.";

    private final LongAdder wrong = new LongAdder();
    private final LongAdder tooMany = new LongAdder();

    void wrong() {
        wrong.increment();
    }

    void tooMany() {
        tooMany.increment();
    }

    @Override
    public boolean asksDatabase() {
        return false;
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                Measure.counter(NAME, HELP, Map.of("reason", "wrong"), (double) wrong.sum()),
                Measure.counter(NAME, HELP, Map.of("reason", "too_many"), (double) tooMany.sum()));
    }
}
