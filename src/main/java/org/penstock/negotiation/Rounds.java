package org.penstock.negotiation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.deals.DealPages;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.proposals.ProposalPages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rounds of a negotiation. */
@Component
public class Rounds {
    /** The most rounds of one deal. */
    public static final int ROUNDS_MAX = 100;

    public static final int TEXT_MAX = 2_000;

    /** Who asked. */
    public static final List<String> SIDES = List.of("them", "us");

    /** About what. */
    public static final List<String> SUBJECTS = List.of("price", "scope", "terms");

    private static final String COLUMNS = """
            select r.id, r.deal_id, r.number, r.side, r.subject, r.asked, r.given, r.got, r.proposal_number,
                   a.name as by_name, r.created_at, r.version
              from negotiation_round r left join account a on a.id = r.created_by
            """;
    private static final String OF_DEAL = COLUMNS + "where r.deal_id = :deal order by r.number desc";
    private static final String ONE = COLUMNS + "where r.deal_id = :deal and r.id = :id";
    private static final String LAST = "select coalesce(max(number), 0) from negotiation_round where deal_id = :deal";
    private static final String INSERT = """
            insert into negotiation_round (id, deal_id, number, side, subject, asked, given, got, proposal_number, created_by,
                                           created_at)
            values (:id, :deal, :number, :side, :subject, :asked, :given, :got, :proposal, :by, :now)""";
    private static final String CHANGE = """
            update negotiation_round set side = :side, subject = :subject, asked = :asked, given = :given, got = :got,
                   proposal_number = :proposal, version = version + 1 where id = :id""";

    private final JdbcClient jdbc;
    private final StageFacts facts;
    private final NegotiationFacts own;
    private final DealPages deals;
    private final ProposalPages proposals;
    private final Ids ids;
    private final Clock clock;

    Rounds(
            JdbcClient jdbc,
            StageFacts facts,
            NegotiationFacts own,
            DealPages deals,
            ProposalPages proposals,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.own = own;
        this.deals = deals;
        this.proposals = proposals;
        this.ids = ids;
        this.clock = clock;
    }

    /** Newest first; at most {@link #ROUNDS_MAX}. */
    public List<Round> of(Actor actor, UUID deal) {
        deals.require(actor, deal);
        return jdbc.sql(OF_DEAL).param("deal", deal).query(Rounds::round).list();
    }

    public Round get(Actor actor, UUID deal, UUID round) {
        deals.require(actor, deal);
        return require(deal, round);
    }

    @Transactional
    public Result<Round> add(Actor actor, UUID deal, RoundDraft draft) {
        facts.open(actor, deal);
        int last = jdbc.sql(LAST).param("deal", deal).query(Integer.class).single();
        List<Refusal> refusals = refusals(actor, deal, draft);
        if (last >= ROUNDS_MAX) {
            refusals.add(Refusal.of("negotiation.refused.rounds", ROUNDS_MAX));
        }
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        UUID id = ids.next();
        write(INSERT, id, draft)
                .param("deal", deal)
                .param("number", last + 1)
                .param("by", actor.id())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        note(actor, deal, "round", last + 1);
        return Result.done(require(deal, id));
    }

    @Transactional
    public Result<Round> change(Actor actor, UUID deal, UUID round, int version, RoundDraft draft) {
        facts.open(actor, deal);
        Round present = require(deal, round);
        if (present.version() != version) {
            return Result.stale(present);
        }
        List<Refusal> refusals = refusals(actor, deal, draft);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        write(CHANGE, round, draft).update();
        note(actor, deal, "round_changed", present.number());
        return Result.done(require(deal, round));
    }

    private JdbcClient.StatementSpec write(String sql, UUID id, RoundDraft draft) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("side", draft.side())
                .param("subject", draft.subject())
                .param("asked", draft.asked())
                .param("given", draft.given())
                .param("got", draft.got())
                .param("proposal", draft.proposal());
    }

    private List<Refusal> refusals(Actor actor, UUID deal, RoundDraft draft) {
        List<Refusal> refusals = new ArrayList<>();
        if (!SIDES.contains(draft.side())) {
            refusals.add(Refusal.at("side", "negotiation.refused.side"));
        }
        if (!SUBJECTS.contains(draft.subject())) {
            refusals.add(Refusal.at("subject", "negotiation.refused.subject"));
        }
        if (draft.asked().isEmpty()) {
            refusals.add(Refusal.at("asked", "negotiation.refused.asked"));
        }
        Map.of("asked", draft.asked(), "given", draft.given(), "got", draft.got())
                .forEach((field, text) -> {
                    if (text.length() > TEXT_MAX) {
                        refusals.add(Refusal.at(field, "negotiation.refused.long", TEXT_MAX));
                    }
                });
        Integer proposal = draft.proposal();
        if (proposal != null && proposals.of(actor, deal).stream().noneMatch(version -> version.number() == proposal)) {
            refusals.add(Refusal.at("proposal", "negotiation.refused.proposal", proposal));
        }
        return refusals;
    }

    private void note(Actor actor, UUID deal, String what, int number) {
        Map<String, Object> detail =
                Map.of(StageFact.name(NegotiationFacts.TOOL, what), StageFacts.change(null, String.valueOf(number)));
        facts.note(actor, deal, detail, own.ofOne(deal));
    }

    private Round require(UUID deal, UUID id) {
        return jdbc.sql(ONE)
                .param("deal", deal)
                .param("id", id)
                .query(Rounds::round)
                .optional()
                .orElseThrow(() -> new Missing("Round"));
    }

    private static Round round(ResultSet row, int number) throws SQLException {
        return new Round(
                row.getObject("id", UUID.class),
                row.getObject("deal_id", UUID.class),
                row.getInt("number"),
                new RoundDraft(
                        row.getString("side"),
                        row.getString("subject"),
                        row.getString("asked"),
                        row.getString("given"),
                        row.getString("got"),
                        row.getObject("proposal_number", Integer.class)),
                row.getString("by_name"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("version"));
    }
}
