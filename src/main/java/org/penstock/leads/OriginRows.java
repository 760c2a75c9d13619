package org.penstock.leads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Touches and consents as they stand in the database. */
@Component
class OriginRows {
    private static final String TOUCHES = """
            select * from (select * from lead_touch where deal_id = :deal order by happened_at desc, id desc limit :limit) t
             order by happened_at, id""";
    private static final String CONSENTS = """
            select c.*, p.name as person_name from lead_consent c left join person p on p.id = c.person_id
             where c.deal_id = :deal order by c.happened_at desc, c.id desc limit :limit""";
    private static final String TOUCH = """
            insert into lead_touch (id, deal_id, happened_at, recorded_at, kind, source, campaign, form, referrer,
                                    landing_page, interest, actor_name)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String CONSENT = """
            insert into lead_consent (id, deal_id, person_id, given, happened_at, recorded_at, how, words, actor_name)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String FACTS = """
            select deal.id,
                   (select count(*) from lead_touch t where t.deal_id = deal.id) as touches,
                   (select answered_on from lead_answer a where a.deal_id = deal.id) as answered_on,
                   (select given from lead_consent c where c.deal_id = deal.id
                     order by happened_at desc, id desc limit 1) as given,
                   (select campaign from lead_touch t where t.deal_id = deal.id and campaign is not null
                     order by happened_at desc, id desc limit 1) as campaign,
                   (select form from lead_touch t where t.deal_id = deal.id and form is not null
                     order by happened_at desc, id desc limit 1) as form,
                   (select referrer from lead_touch t where t.deal_id = deal.id and referrer is not null
                     order by happened_at desc, id desc limit 1) as referrer
              from unnest(:deals::uuid[]) as deal (id)""";

    private final JdbcClient jdbc;
    private final JdbcTemplate sets;

    OriginRows(JdbcClient jdbc, JdbcTemplate sets) {
        this.jdbc = jdbc;
        this.sets = sets;
    }

    /** A touch to be written. */
    record TouchRow(UUID id, UUID deal, Touch.Draft facts, Instant at, Instant recorded, String by) {}

    /** A consent to be written. */
    record ConsentRow(UUID id, UUID deal, Consent.Draft facts, Instant at, Instant recorded, String by) {}

    /** The latest, the earliest of them first. */
    List<Touch> touches(UUID deal, int limit) {
        return jdbc.sql(TOUCHES)
                .param("deal", deal)
                .param("limit", limit)
                .query(OriginRows::touch)
                .list();
    }

    List<Consent> consents(UUID deal, int limit) {
        return jdbc.sql(CONSENTS)
                .param("deal", deal)
                .param("limit", limit)
                .query(OriginRows::consent)
                .list();
    }

    void touch(List<TouchRow> touches) {
        sets.batchUpdate(
                TOUCH,
                touches.stream()
                        .map(row -> new Object[] {
                            row.id(),
                            row.deal(),
                            Timestamp.from(row.at()),
                            Timestamp.from(row.recorded()),
                            row.facts().kind().code(),
                            row.facts().source(),
                            row.facts().campaign(),
                            row.facts().form(),
                            row.facts().referrer(),
                            row.facts().landingPage(),
                            row.facts().interest(),
                            row.by()
                        })
                        .toList());
    }

    void consent(List<ConsentRow> consents) {
        sets.batchUpdate(
                CONSENT,
                consents.stream()
                        .map(row -> new Object[] {
                            row.id(),
                            row.deal(),
                            row.facts().person(),
                            row.facts().given(),
                            Timestamp.from(row.at()),
                            Timestamp.from(row.recorded()),
                            row.facts().how(),
                            row.facts().words(),
                            row.by()
                        })
                        .toList());
    }

    /** The facts of deals by their names, as the tables say. */
    Map<UUID, Map<String, Object>> facts(Collection<UUID> deals) {
        Map<UUID, Map<String, Object>> facts = new HashMap<>();
        jdbc.sql(FACTS).param("deals", deals.toArray(UUID[]::new)).query(row -> {
            Map<String, Object> of = new HashMap<>();
            if (row.getInt("touches") > 0) {
                of.put(LeadsTool.TOUCHES, row.getInt("touches"));
            }
            put(of, LeadsTool.FIRST_ANSWER, row.getString("answered_on"));
            Boolean given = row.getObject("given", Boolean.class);
            put(of, LeadsTool.CONSENT, given == null ? null : given ? LeadsTool.GIVEN : LeadsTool.WITHDRAWN);
            put(of, LeadsTool.CAMPAIGN, row.getString("campaign"));
            put(of, LeadsTool.FORM, row.getString("form"));
            put(of, LeadsTool.REFERRER, row.getString("referrer"));
            facts.put(row.getObject("id", UUID.class), of);
        });
        return facts;
    }

    /** All facts of the tool, so that what is no more is taken away. */
    static Map<String, @Nullable Object> copy(Map<String, Object> known) {
        Map<String, @Nullable Object> copy = new HashMap<>();
        List.of(
                        LeadsTool.TOUCHES,
                        LeadsTool.FIRST_ANSWER,
                        LeadsTool.CONSENT,
                        LeadsTool.CAMPAIGN,
                        LeadsTool.FORM,
                        LeadsTool.REFERRER)
                .forEach(name -> copy.put(name, known.get(name)));
        return copy;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private static Touch touch(ResultSet row, int number) throws SQLException {
        Touch.Kind kind = Touch.Kind.of(row.getString("kind"));
        Instant at = row.getTimestamp("happened_at").toInstant();
        return new Touch(
                row.getObject("id", UUID.class),
                at,
                new Touch.Draft(
                        kind == null ? Touch.Kind.PAGE : kind,
                        at,
                        row.getString("source"),
                        row.getString("campaign"),
                        row.getString("form"),
                        row.getString("referrer"),
                        row.getString("landing_page"),
                        row.getString("interest")),
                row.getString("actor_name"));
    }

    private static Consent consent(ResultSet row, int number) throws SQLException {
        return new Consent(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                row.getBoolean("given"),
                row.getTimestamp("happened_at").toInstant(),
                row.getString("how"),
                row.getString("words"),
                row.getString("actor_name"));
    }
}
