package org.penstock.qualification;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Pipelines;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Money;
import org.penstock.kernel.Page;
import org.penstock.teams.Company;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The leads that wait for a verdict: open, in a stage of the two lead kinds, without one, or "not yet" whose day has come.
 */
@Component
public class QualificationQueue {
    /** Leads of one page. */
    public static final int PAGE_SIZE = 25;

    /** Further pages are not drawn; who gets there orders by value. */
    static final int PAGES_MAX = 400;

    /** Waiting leads are counted up to here; more is "more than". */
    public static final int COUNT_MAX = 500;

    private static final String WAITING = """
            d.deleted_at is null and d.outcome = 'open' and d.stage_id = any(:stages::uuid[]) and %s
               and not exists (select 1 from qualification q
                                where q.deal_id = d.id
                                  and (q.verdict in ('qualified', 'disqualified') or q.back_on > :today))""";

    private static final String PAGE = """
            select d.id, d.title, d.value, d.currency, d.created_at, s.name as stage_name, o.name as organisation_name,
                   p.name as person_name, a.name as owner_name, q.back_on,
                   not exists (select 1 from lead_answer la where la.deal_id = d.id) as unanswered,
                   (select count(*) from qualification_answer x
                     where x.deal_id = d.id and x.answer in ('yes', 'partly', 'no')) as answered
              from (select d.* from deal d where %s order by %s limit :limit offset :offset) d
              join stage s on s.id = d.stage_id
              left join organisation o on o.id = d.organisation_id
              left join account a on a.id = d.owner_id
              left join deal_person dp on dp.deal_id = d.id and dp.main
              left join person p on p.id = dp.person_id
              left join qualification q on q.deal_id = d.id
             order by %s""";

    private static final String COUNT = "select count(*) from (select 1 from deal d where %s limit :limit) waiting";

    private final JdbcClient jdbc;
    private final Pipelines pipelines;
    private final Company company;
    private final Clock clock;

    QualificationQueue(JdbcClient jdbc, Pipelines pipelines, Company company, Clock clock) {
        this.jdbc = jdbc;
        this.pipelines = pipelines;
        this.company = company;
        this.clock = clock;
    }

    /** Which leads come first. */
    public enum Order {
        OLDEST("d.created_at, d.id"),
        VALUE("d.value desc nulls last, d.id desc");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Order of(@Nullable String code) {
            return "value".equals(code) ? VALUE : OLDEST;
        }
    }

    /**
     * A lead that waits.
     *
     * @param backOn the day on which it was to come back, where it was put off
     * @param unanswered whether nobody has given it a first answer
     * @param answered criteria with an answer already
     */
    public record Lead(
            UUID id,
            String title,
            String stage,
            @Nullable String organisation,
            @Nullable String person,
            @Nullable String owner,
            @Nullable Money value,
            Instant createdAt,
            @Nullable LocalDate backOn,
            boolean unanswered,
            int answered) {}

    public Page<Lead> page(Actor actor, Order order, boolean mine, int number) {
        int wanted = Math.clamp(number, 1, PAGES_MAX);
        List<Lead> found = ask(actor, mine, PAGE.formatted(where(actor, mine), order.sql, order.sql))
                .param("limit", PAGE_SIZE + 1)
                .param("offset", (wanted - 1) * PAGE_SIZE)
                .query(QualificationQueue::lead)
                .list();
        return Page.of(found, wanted, PAGE_SIZE, -1);
    }

    /** How many wait, at most {@link #COUNT_MAX} and one more. */
    public int count(Actor actor, boolean mine) {
        return ask(actor, mine, COUNT.formatted(where(actor, mine)))
                .param("limit", COUNT_MAX + 1)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec ask(Actor actor, boolean mine, String sql) {
        JdbcClient.StatementSpec asked = jdbc.sql(sql)
                .param("stages", stages())
                .param("today", company.settings().day(clock.instant()));
        UUID[] sees = actor.seesArray();
        if (mine) {
            return asked.param("me", actor.requireId());
        }
        return sees == null ? asked : asked.param("sees", sees);
    }

    /** Own ones by equality, so that the index of an owner's deals keeps its order. */
    private static String where(Actor actor, boolean mine) {
        String whose = mine
                ? "d.owner_id = :me"
                : actor.seesAll() ? "true" : "(d.owner_id is null or d.owner_id = any(:sees::uuid[]))";
        return WAITING.formatted(whose);
    }

    private UUID[] stages() {
        return pipelines.all().stream()
                .flatMap(pipeline -> pipeline.stages().stream())
                .filter(stage -> stage.kind().isLead())
                .map(stage -> stage.id())
                .toArray(UUID[]::new);
    }

    private static Lead lead(ResultSet row, int number) throws SQLException {
        BigDecimal value = row.getBigDecimal("value");
        Timestamp created = row.getTimestamp("created_at");
        return new Lead(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("stage_name"),
                row.getString("organisation_name"),
                row.getString("person_name"),
                row.getString("owner_name"),
                value == null ? null : Money.of(value, row.getString("currency")),
                created.toInstant(),
                row.getObject("back_on", LocalDate.class),
                row.getBoolean("unanswered"),
                row.getInt("answered"));
    }
}
