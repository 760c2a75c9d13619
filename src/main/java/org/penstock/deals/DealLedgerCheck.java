package org.penstock.deals;

import java.util.List;
import org.penstock.kernel.Check;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proves that deals agree with their ledger, their stays with both, values with line items, kept sums with deals. */
@Component
class DealLedgerCheck implements Check {
    private static final String LAST_ENTRY = """
            select 'Deal ' || d.id || ' and the last entry of its ledger disagree on ' || concat_ws(', ',
                     case when l.deal_id is null then 'everything: there is no entry' end,
                     case when l.stage_id <> d.stage_id then 'stage' end,
                     case when l.outcome <> d.outcome then 'outcome' end,
                     case when l.value is distinct from d.value then 'value' end,
                     case when l.currency <> d.currency then 'currency' end,
                     case when l.owner_id is distinct from d.owner_id then 'owner' end,
                     case when l.expected_close is distinct from d.expected_close then 'expected close' end,
                     case when l.probability <> e.probability then 'probability' end)
              from deal d
              join stage s on s.id = d.stage_id
             cross join lateral (select case d.outcome when 'open' then coalesce(d.probability, s.probability)
                                                       when 'won' then 100 else 0 end as probability) e
              left join lateral (select * from deal_ledger l where l.deal_id = d.id
                                  order by l.happened_at desc, l.recorded_at desc, l.id desc limit 1) l on true
             where l.deal_id is null or (l.stage_id, l.outcome, l.currency, l.probability)
                     <> (d.stage_id, d.outcome, d.currency, e.probability)
                or (l.value, l.owner_id, l.expected_close) is distinct from (d.value, d.owner_id, d.expected_close)
             limit :limit""";

    private static final String OPEN_STAY = """
            select 'Deal ' || d.id || case
                     when v.id is null then ' is in a stage but has no open stay'
                     when d.outcome in ('lost', 'disqualified') then ' is closed but still has an open stay'
                     else ' has an open stay in another stage or since another time' end
              from deal d left join stage_visit v on v.deal_id = d.id and v.left_at is null
             where (d.outcome in ('open', 'won')) <> (v.id is not null)
                or (v.id is not null and (v.stage_id, v.entered_at) <> (d.stage_id, d.stage_entered_at))
             limit :limit""";

    private static final String STAY_UNTOLD = """
            select 'Deal ' || v.deal_id || ' entered a stage at ' || v.entered_at || ' and the ledger does not tell of it'
              from stage_visit v
             where not exists (select 1 from deal_ledger l
                    where l.deal_id = v.deal_id and l.happened_at = v.entered_at and l.stage_id = v.stage_id)
             limit :limit""";

    private static final String ENTRY_WITHOUT_STAY = """
            select 'The ledger tells that deal ' || l.deal_id || ' entered a stage at ' || l.happened_at
                   || ' and there is no such stay'
              from deal_ledger l join deal d on d.id = l.deal_id
             where (l.kind = 'created' or l.kind = 'stage')
               and not exists (select 1 from stage_visit v
                    where v.deal_id = l.deal_id and v.entered_at = l.happened_at and v.stage_id = l.stage_id)
             limit :limit""";

    private static final String LINES = """
            select 'The value of deal ' || d.id || ' is not the sum of its line items'
              from deal d
             where d.value_source = 'items'
               and d.value is distinct from (select sum(net) from line_item i where i.deal_id = d.id)
             limit :limit""";

    private static final String SUMS = """
            select 'The kept sums of stage ' || coalesce(k.stage_id, l.stage_id) || ', ' || coalesce(k.outcome, l.outcome)
                   || ', ' || coalesce(k.currency, l.currency) || ' say ' || coalesce(k.deals, 0) || ' deals worth '
                   || coalesce(k.value, 0) || ', the deals say ' || coalesce(l.deals, 0) || ' worth '
                   || coalesce(l.value, 0)
              from (select * from deal_sum where deals <> 0 or value <> 0 or value_at_default <> 0
                           or weighted_override <> 0) k
              full join deal_sum_live l using (stage_id, outcome, owner_id, currency)
             where (k.deals, k.value, k.value_at_default, round(k.weighted_override, 4))
                   is distinct from (l.deals, l.value, l.value_at_default, round(l.weighted_override, 4))
             limit :limit""";

    private static final String MONTHS = """
            select 'The kept sums of month ' || coalesce(k.month, l.month) || ' in stage '
                   || coalesce(k.stage_id, l.stage_id) || ', ' || coalesce(k.outcome, l.outcome) || ', '
                   || coalesce(k.currency, l.currency) || ' say ' || coalesce(k.deals, 0) || ' deals worth '
                   || coalesce(k.value, 0) || ', the deals say ' || coalesce(l.deals, 0) || ' worth '
                   || coalesce(l.value, 0)
              from (select * from deal_month where deals <> 0 or value <> 0) k
              full join deal_month_live l using (stage_id, outcome, owner_id, currency, month)
             where (k.deals, k.value) is distinct from (l.deals, l.value)
             limit :limit""";

    private static final List<String> ALL =
            List.of(LAST_ENTRY, OPEN_STAY, STAY_UNTOLD, ENTRY_WITHOUT_STAY, LINES, SUMS, MONTHS);

    private final JdbcClient jdbc;

    DealLedgerCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> disagreements() {
        return ALL.stream()
                .flatMap(sql ->
                        jdbc
                                .sql(sql)
                                .param("limit", MAX_REPORTED)
                                .query((row, number) -> row.getString(1))
                                .list()
                                .stream())
                .limit(MAX_REPORTED)
                .toList();
    }
}
