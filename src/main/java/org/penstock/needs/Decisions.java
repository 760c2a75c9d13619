package org.penstock.needs;

import java.sql.Types;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPages;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The present solution, the way to the decision and its day. */
@Component
public class Decisions {
    private static final String OF =
            "select solution, process, decision_on, decision_version from needs_sheet where deal_id = :deal";
    private static final String PUT = """
            update needs_sheet set solution = :solution, process = :process, decision_on = :on,
                                   decision_version = decision_version + 1
             where deal_id = :deal""";

    private final JdbcClient jdbc;
    private final DealPages deals;
    private final StageFacts facts;
    private final NeedsFacts kept;
    private final Sheets sheets;

    Decisions(JdbcClient jdbc, DealPages deals, StageFacts facts, NeedsFacts kept, Sheets sheets) {
        this.jdbc = jdbc;
        this.deals = deals;
        this.facts = facts;
        this.kept = kept;
        this.sheets = sheets;
    }

    public Decision of(Actor actor, UUID deal) {
        deals.require(actor, deal);
        return one(deal);
    }

    /** @param version of the texts that the writer read, 0 for none yet; null for any */
    @Transactional
    public Result<Decision> put(Actor actor, UUID deal, @Nullable Integer version, Decision draft) {
        facts.open(actor, deal);
        Decision before = one(deal);
        List<Refusal> refusals = draft.refusals();
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        if (same(draft, before)) {
            return Result.done(before);
        }
        if (version != null && version != before.version()) {
            return Result.stale(before);
        }
        sheets.touch(deal);
        write(deal, draft);
        Decision now = one(deal);
        kept.note(actor, deal, told(before, now));
        return Result.done(now);
    }

    void write(UUID deal, Decision draft) {
        jdbc.sql(PUT)
                .param("solution", draft.solution().strip())
                .param("process", draft.process().strip())
                .param("on", draft.on(), Types.DATE)
                .param("deal", deal)
                .update();
    }

    Decision one(UUID deal) {
        return jdbc.sql(OF)
                .param("deal", deal)
                .query((row, number) -> new Decision(
                        row.getString("solution"),
                        row.getString("process"),
                        row.getObject("decision_on", LocalDate.class),
                        row.getInt("decision_version")))
                .optional()
                .orElse(Decision.NONE);
    }

    static Map<String, Object> told(Decision before, Decision now) {
        Map<String, Object> detail = new LinkedHashMap<>();
        if (!before.solution().equals(now.solution())) {
            detail.put(StageFact.name(NeedsTool.NAME, "solution"), cut(now.solution()));
        }
        if (!before.process().equals(now.process())) {
            detail.put(StageFact.name(NeedsTool.NAME, "process"), cut(now.process()));
        }
        if (!Objects.equals(before.on(), now.on())) {
            detail.put(StageFact.name(NeedsTool.NAME, "decision_on"), StageFacts.change(before.on(), now.on()));
        }
        return detail;
    }

    private static String cut(String text) {
        return text.length() <= LEDGER_MAX ? text : text.substring(0, LEDGER_MAX) + "…";
    }

    /** How much of a text the ledger repeats, in characters. */
    private static final int LEDGER_MAX = 200;

    private static boolean same(Decision read, Decision now) {
        return plain(read.solution()).equals(plain(now.solution()))
                && plain(read.process()).equals(plain(now.process()))
                && Objects.equals(read.on(), now.on());
    }

    /** A form sends line ends of its own. */
    private static String plain(String text) {
        return text.replace("\r\n", "\n").strip();
    }
}
