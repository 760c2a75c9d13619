package org.penstock.closing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPages;
import org.penstock.deals.Outcome;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.teams.Company;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The contracts of deals: one to a deal, agreed on the way to winning it and kept afterwards. */
@Component
public class Contracts {
    private static final String OF = """
            select c.* from contract c join deal d on d.id = c.deal_id
             where c.deal_id = any(:deals::uuid[]) and d.deleted_at is null
               and (:all or d.owner_id is null or d.owner_id = any(:sees::uuid[]))""";
    private static final String ONE = "select * from contract where deal_id = :deal";
    private static final String PUT = """
            insert into contract (deal_id, starts_on, ends_on, term_months, renewal, notice_days, billing, signed_on)
            values (:deal, :starts, :ends, :term, :renewal, :notice, :billing, :signed)
                on conflict (deal_id) do update
               set starts_on = excluded.starts_on, ends_on = excluded.ends_on, term_months = excluded.term_months,
                   renewal = excluded.renewal, notice_days = excluded.notice_days, billing = excluded.billing,
                   signed_on = excluded.signed_on, version = contract.version + 1""";
    private static final String DELETE = "delete from contract where deal_id = :deal";

    private final JdbcClient jdbc;
    private final DealPages deals;
    private final StageFacts facts;
    private final ClosingFacts kept;
    private final Company company;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Contracts(
            JdbcClient jdbc,
            DealPages deals,
            StageFacts facts,
            ClosingFacts kept,
            Company company,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.deals = deals;
        this.facts = facts;
        this.kept = kept;
        this.company = company;
        this.events = events;
        this.clock = clock;
    }

    /** The contracts of those of the deals that one sees and that have one. */
    public Map<UUID, Contract> of(Actor actor, Collection<UUID> wanted) {
        UUID[] sees = actor.seesArray();
        Map<UUID, Contract> found = new HashMap<>();
        jdbc.sql(OF)
                .param("deals", wanted.toArray(UUID[]::new))
                .param("all", sees == null)
                .param("sees", sees == null ? new UUID[0] : sees)
                .query((row, number) -> contract(row))
                .list()
                .forEach(contract -> found.put(contract.deal(), contract));
        return found;
    }

    /** The contract of a deal; {@link Missing} when the deal is not there or not visible. */
    public Optional<Contract> find(Actor actor, UUID deal) {
        deals.require(actor, deal);
        return one(deal);
    }

    /** @param version of the contract that one read, 0 for none yet; null to put it over whatever stands there */
    @Transactional
    public Result<Contract> put(Actor actor, UUID deal, @Nullable Integer version, ContractDraft draft) {
        StageFacts.Open open = facts.open(actor, deal);
        Optional<Contract> before = one(deal);
        int present = before.map(Contract::version).orElse(0);
        if (version != null && version != present && before.isPresent()) {
            return Result.stale(before.get());
        }
        List<Refusal> refusals = refusals(open, draft);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        write(deal, draft);
        Contract now = one(deal).orElseThrow();
        kept.note(actor, deal, told(before.orElse(null), now));
        events.publishEvent(new ContractSet(actor, List.of(deal)));
        return Result.done(now);
    }

    /** Takes a contract away that was entered by mistake; the ledger keeps what it said. */
    @Transactional
    public void remove(Actor actor, UUID deal) {
        facts.open(actor, deal);
        Contract before = one(deal).orElseThrow(() -> new Missing("Contract"));
        jdbc.sql(DELETE).param("deal", deal).update();
        kept.note(actor, deal, told(before, null));
        events.publishEvent(new ContractSet(actor, List.of(deal)));
    }

    private List<Refusal> refusals(StageFacts.Open open, ContractDraft draft) {
        if (open.outcome() != Outcome.OPEN && open.outcome() != Outcome.WON) {
            return List.of(Refusal.of("closing.contract.refused.lost", open.title()));
        }
        return draft.refusals(LocalDate.now(clock.withZone(company.settings().zone())));
    }

    private Optional<Contract> one(UUID deal) {
        return jdbc.sql(ONE)
                .param("deal", deal)
                .query((row, number) -> contract(row))
                .optional();
    }

    private void write(UUID deal, ContractDraft draft) {
        jdbc.sql(PUT)
                .param("deal", deal)
                .param("starts", draft.startsOn())
                .param("ends", draft.endsOn(), Types.DATE)
                .param("term", draft.termMonths(), Types.INTEGER)
                .param("renewal", draft.renewal().code())
                .param("notice", draft.noticeDays(), Types.INTEGER)
                .param(
                        "billing",
                        draft.billing() == null ? null : draft.billing().code(),
                        Types.VARCHAR)
                .param("signed", draft.signedOn(), Types.DATE)
                .update();
    }

    /** What the ledger tells of it: what changed and nothing else. */
    private static Map<String, Object> told(@Nullable Contract before, @Nullable Contract now) {
        Map<String, Object> detail = new LinkedHashMap<>();
        tell(detail, "contract_start", before == null ? null : before.startsOn(), now == null ? null : now.startsOn());
        tell(detail, "contract_end", before == null ? null : before.endsOn(), now == null ? null : now.endsOn());
        tell(detail, "signed_on", before == null ? null : before.signedOn(), now == null ? null : now.signedOn());
        tell(
                detail,
                "renewal",
                before == null ? null : before.renewal().code(),
                now == null ? null : now.renewal().code());
        tell(detail, "notice_days", before == null ? null : before.noticeDays(), now == null ? null : now.noticeDays());
        tell(
                detail,
                "billing",
                before == null || before.billing() == null
                        ? null
                        : before.billing().code(),
                now == null || now.billing() == null ? null : now.billing().code());
        return detail;
    }

    private static void tell(Map<String, Object> detail, String what, @Nullable Object from, @Nullable Object to) {
        if (!Objects.equals(from, to)) {
            detail.put(StageFact.name(ClosingTool.NAME, what), StageFacts.change(from, to));
        }
    }

    private static Contract contract(ResultSet row) throws SQLException {
        String billing = row.getString("billing");
        return new Contract(
                row.getObject("deal_id", UUID.class),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getObject("term_months", Integer.class),
                Contract.Renewal.of(row.getString("renewal")),
                row.getObject("notice_days", Integer.class),
                billing == null ? null : Contract.Billing.of(billing),
                row.getObject("signed_on", LocalDate.class),
                row.getInt("version"));
    }
}
