package org.penstock.customers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.penstock.identity.Audit;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When renewals are opened by themselves, and from when on a silent customer loses health. */
@Component
public class CustomerRules {
    /** The most days that a rule may say: two years. */
    public static final int DAYS_MAX = 730;

    private static final String GET = "select renewal_days, silent_days, version from customer_rule";
    private static final String PUT = """
            update customer_rule set renewal_days = :renewal, silent_days = :silent, version = version + 1
             where version = :version""";

    private final JdbcClient jdbc;
    private final Audit audit;

    CustomerRules(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * @param renewalDays so many days before the end of a contract its renewal is opened, 1 to {@link #DAYS_MAX}
     * @param silentDays so many days without a touch cost health, 1 to {@link #DAYS_MAX}
     */
    public record Rule(int renewalDays, int silentDays, int version) {}

    /** What holds now; there is always one. */
    public Rule get(Actor actor) {
        return present();
    }

    Rule present() {
        return jdbc.sql(GET)
                .query((row, number) ->
                        new Rule(row.getInt("renewal_days"), row.getInt("silent_days"), row.getInt("version")))
                .single();
    }

    /** Replaces it; health and renewals follow with the next run of the hourly work. */
    @Transactional
    public Result<Rule> put(Actor actor, Rule wanted) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<Refusal> refusals = new ArrayList<>();
        refuse(refusals, "renewalDays", wanted.renewalDays());
        refuse(refusals, "silentDays", wanted.silentDays());
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        Rule before = present();
        int changed = jdbc.sql(PUT)
                .param("renewal", wanted.renewalDays())
                .param("silent", wanted.silentDays())
                .param("version", wanted.version())
                .update();
        if (changed == 0) {
            return Result.stale(before);
        }
        Rule now = present();
        audit.note(actor, "customer_rules_changed", "", told(before), told(now));
        return Result.done(now);
    }

    private static void refuse(List<Refusal> refusals, String field, int days) {
        if (days < 1 || days > DAYS_MAX) {
            refusals.add(Refusal.at(field, "customers.rules.refused.days", DAYS_MAX));
        }
    }

    private static Map<String, Object> told(Rule rule) {
        return Map.of("renewal_days", rule.renewalDays(), "silent_days", rule.silentDays());
    }
}
