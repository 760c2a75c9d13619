package org.penstock.negotiation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.penstock.deals.PlaybookPart;
import org.penstock.identity.Audit;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The limits of discounts by role and pipeline. An owner has none; roles that may not edit deals need none. */
@Component
public class Limits implements PlaybookPart {
    /** The roles that have a limit. */
    public static final List<Role> LIMITED = List.of(Role.REP, Role.MARKETING, Role.MANAGER);

    /** The roles that may decide. */
    public static final List<Role> APPROVERS = List.of(Role.MANAGER, Role.OWNER);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS_MAX = 4;

    /** What the product begins with. */
    private static final Map<Role, Limit> STANDARD = Map.of(
            Role.REP, new Limit(Role.REP, BigDecimal.valueOf(20), Role.MANAGER),
            Role.MARKETING, new Limit(Role.MARKETING, BigDecimal.valueOf(20), Role.MANAGER),
            Role.MANAGER, new Limit(Role.MANAGER, BigDecimal.valueOf(40), Role.OWNER));

    private static final String OF =
            "select role, percent, approver from negotiation_limit where pipeline_id = :pipeline";
    private static final String DELETE = "delete from negotiation_limit where pipeline_id = :pipeline";
    private static final String INSERT = """
            insert into negotiation_limit (pipeline_id, role, percent, approver)
            values (:pipeline, :role, :percent, :approver)""";
    private static final String PIPELINE = "select name from pipeline where id = :pipeline";

    private final JdbcClient jdbc;
    private final Audit audit;

    Limits(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** The limits of a pipeline, in the order of {@link #LIMITED}. */
    public List<Limit> of(Actor actor, UUID pipeline) {
        Map<Role, Limit> limits = byRole(pipeline);
        return LIMITED.stream()
                .map(role -> Objects.requireNonNull(limits.get(role)))
                .toList();
    }

    /** Puts these limits in place of the pipeline's. */
    @Transactional
    public Result<List<Limit>> replace(Actor actor, UUID pipeline, List<Limit> limits) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<Refusal> refusals = refusals(limits);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        Map<String, Object> before = audited(of(actor, pipeline));
        jdbc.sql(DELETE).param("pipeline", pipeline).update();
        limits.forEach(limit -> jdbc.sql(INSERT)
                .param("pipeline", pipeline)
                .param("role", limit.role().code())
                .param("percent", limit.percent())
                .param("approver", limit.approver().code())
                .update());
        String name = jdbc.sql(PIPELINE)
                .param("pipeline", pipeline)
                .query(String.class)
                .single();
        audit.note(actor, "discount_limits_changed", name, before, audited(of(actor, pipeline)));
        return Result.done(of(actor, pipeline));
    }

    /** Up to which discount this role goes on its own. */
    BigDecimal percent(UUID pipeline, Role role) {
        if (role == Role.OWNER) {
            return HUNDRED;
        }
        Limit limit = byRole(pipeline).get(role);
        return limit == null ? BigDecimal.ZERO : limit.percent();
    }

    /** Who decides on this discount when this role asks: the first up the line whose own limit covers it. */
    Role approver(UUID pipeline, Role asking, BigDecimal discount) {
        Limit limit = byRole(pipeline).get(asking);
        Role approver = limit == null ? Role.MANAGER : limit.approver();
        return approver == Role.MANAGER
                        && (asking == Role.MANAGER
                                || percent(pipeline, approver).compareTo(discount) < 0)
                ? Role.OWNER
                : approver;
    }

    @Override
    public String name() {
        return "negotiation";
    }

    @Override
    public List<Map<String, Object>> read(UUID pipeline) {
        return jdbc.sql(OF)
                .param("pipeline", pipeline)
                .query((row, number) -> Map.<String, Object>of(
                        "role", row.getString("role"),
                        "percent",
                                row.getBigDecimal("percent")
                                        .stripTrailingZeros()
                                        .toPlainString(),
                        "approver", row.getString("approver")))
                .list();
    }

    @Override
    public List<Refusal> refusals(List<Map<String, Object>> part) {
        try {
            return part.isEmpty() ? List.of() : refusals(parsed(part));
        } catch (IllegalArgumentException | NullPointerException strange) {
            return List.of(Refusal.at("negotiation", "negotiation.refused.limits"));
        }
    }

    @Override
    @Transactional
    public void write(Actor actor, UUID pipeline, List<Map<String, Object>> part) {
        if (part.isEmpty()) {
            Forbidden.unless(actor, Right.MANAGE_PIPELINES);
            jdbc.sql(DELETE).param("pipeline", pipeline).update();
        } else {
            replace(actor, pipeline, parsed(part)).orElseThrow();
        }
    }

    private static List<Limit> parsed(List<Map<String, Object>> part) {
        return part.stream()
                .map(limit -> new Limit(
                        Role.of(String.valueOf(limit.get("role"))),
                        new BigDecimal(String.valueOf(limit.get("percent"))),
                        Role.of(String.valueOf(limit.get("approver")))))
                .toList();
    }

    private static List<Refusal> refusals(Collection<Limit> limits) {
        List<Refusal> refusals = new ArrayList<>();
        for (Limit limit : limits) {
            String at = limit.role().code();
            if (!LIMITED.contains(limit.role()) || !APPROVERS.contains(limit.approver())) {
                refusals.add(Refusal.at(at, "negotiation.refused.limits"));
            }
            boolean outside = limit.percent().signum() < 0 || limit.percent().compareTo(HUNDRED) > 0;
            if (outside || limit.percent().stripTrailingZeros().scale() > DECIMALS_MAX) {
                refusals.add(Refusal.at(at, "negotiation.refused.percent"));
            }
        }
        if (limits.stream().map(Limit::role).distinct().count() != limits.size()) {
            refusals.add(Refusal.of("negotiation.refused.limits"));
        }
        return refusals;
    }

    private Map<Role, Limit> byRole(UUID pipeline) {
        Map<Role, Limit> limits = new HashMap<>(STANDARD);
        jdbc.sql(OF).param("pipeline", pipeline).query(row -> {
            Role role = Role.of(row.getString("role"));
            limits.put(role, new Limit(role, row.getBigDecimal("percent"), Role.of(row.getString("approver"))));
        });
        return limits;
    }

    private static Map<String, Object> audited(List<Limit> limits) {
        Map<String, Object> facts = new HashMap<>();
        limits.forEach(limit -> facts.put(
                "limit_" + limit.role().code(),
                limit.percent().stripTrailingZeros().toPlainString()));
        return facts;
    }
}
