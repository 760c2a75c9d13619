package org.penstock.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealRow;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The questions of a deal and their answers. With the first answer a deal takes the questions that its pipeline asks just
 * then, by its organisation's industry and its products, and keeps them: a new edition waits until somebody takes it over.
 */
@Component
public class Discovery {
    private static final String TAKEN = """
            select question_id, topic, question, answer, answered_at, answered_by, version
              from needs_answer where deal_id = :deal order by position, question_id""";
    private static final String INDUSTRY = """
            select o.industry from deal d join organisation o on o.id = d.organisation_id
             where d.id = :deal and o.industry is not null""";
    private static final String PRODUCTS = """
            select product_id from line_item where deal_id = :deal and product_id is not null
             union select product_id from needs_product where deal_id = :deal""";
    private static final String TAKE = """
            insert into needs_answer (deal_id, question_id, position, topic, question) values (?, ?, ?, ?, ?)
                on conflict (deal_id, question_id) do update set position = excluded.position, topic = excluded.topic""";
    private static final String DROP = """
            delete from needs_answer where deal_id = :deal and answer = '' and not question_id = any(:kept::uuid[])""";
    private static final String ANSWER = """
            update needs_answer set answer = :answer, answered_at = :at, answered_by = :by, version = version + 1
             where deal_id = :deal and question_id = :question and version = :version""";

    /** Answered questions that are asked no more stand behind those that are. */
    private static final int BEHIND = 1_000;

    private static final String LAST = """
            update needs_answer set position = position + :behind
             where deal_id = :deal and not question_id = any(:kept::uuid[]) and position < :behind""";

    private final JdbcClient jdbc;
    private final JdbcTemplate sets;
    private final DealPages deals;
    private final StageFacts facts;
    private final NeedsFacts kept;
    private final QuestionGuides guides;
    private final Sheets sheets;
    private final Clock clock;

    Discovery(
            JdbcClient jdbc,
            JdbcTemplate sets,
            DealPages deals,
            StageFacts facts,
            NeedsFacts kept,
            QuestionGuides guides,
            Sheets sheets,
            Clock clock) {
        this.jdbc = jdbc;
        this.sets = sets;
        this.deals = deals;
        this.facts = facts;
        this.kept = kept;
        this.guides = guides;
        this.sheets = sheets;
        this.clock = clock;
    }

    /**
     * The questions of a deal.
     *
     * @param asked those that it has taken; before the first answer, what it would be asked
     * @param added how many the guide asks now that the deal has not
     * @param dropped how many unanswered ones of the deal the guide asks no more
     */
    public record Guide(List<NeedQuestion> asked, int added, int dropped) {
        public Guide {
            asked = List.copyOf(asked);
        }

        public boolean renewable() {
            return added + dropped > 0;
        }

        public long open() {
            return asked.stream().filter(NeedQuestion::open).count();
        }
    }

    public Guide of(Actor actor, UUID deal) {
        DealRow row = deals.require(actor, deal);
        List<NeedQuestion> taken = taken(deal);
        List<NeedQuestion> present = present(deal, row.pipeline());
        if (taken.isEmpty()) {
            return new Guide(present, 0, 0);
        }
        int added = (int)
                present.stream().filter(one -> find(taken, one.id()).isEmpty()).count();
        int dropped = (int) taken.stream()
                .filter(NeedQuestion::open)
                .filter(one -> find(present, one.id()).isEmpty())
                .count();
        return new Guide(taken, added, dropped);
    }

    /** @param version of the answer that the writer read, 0 for a question that the deal has not taken; null for any */
    @Transactional
    public Result<NeedQuestion> answer(Actor actor, UUID deal, UUID question, @Nullable Integer version, String words) {
        StageFacts.Open open = facts.open(actor, deal);
        if (words.length() > NeedQuestion.ANSWER_MAX) {
            return Result.refused(Refusal.at("answer", "needs.refused.answer-long", NeedQuestion.ANSWER_MAX));
        }
        List<NeedQuestion> before = taken(deal);
        if (before.isEmpty()) {
            take(deal, open.pipeline());
            before = taken(deal);
        }
        NeedQuestion asked = find(before, question).orElseThrow(() -> new Missing("Question"));
        int read = version == null || version == 0 && asked.open() ? asked.version() : version;
        if (read != asked.version()) {
            return asked.answer().equals(words.strip()) ? Result.done(asked) : Result.stale(asked);
        }
        if (!asked.answer().equals(words.strip())) {
            write(actor, deal, asked, words.strip());
        }
        return Result.done(find(taken(deal), question).orElseThrow());
    }

    /** Takes over what the guide asks now; what has been answered stays, asked again or not. */
    @Transactional
    public Guide renew(Actor actor, UUID deal) {
        StageFacts.Open open = facts.open(actor, deal);
        take(deal, open.pipeline());
        kept.note(
                actor,
                deal,
                NeedsFacts.told("questions", String.valueOf(taken(deal).size())));
        return of(actor, deal);
    }

    private void write(Actor actor, UUID deal, NeedQuestion asked, String words) {
        boolean emptied = words.isEmpty();
        Instant now = clock.instant();
        sheets.touch(deal);
        jdbc.sql(ANSWER)
                .param("answer", words)
                .param("at", emptied ? null : Timestamp.from(now), java.sql.Types.TIMESTAMP)
                .param("by", emptied ? null : actor.name(), java.sql.Types.VARCHAR)
                .param("deal", deal)
                .param("question", asked.id())
                .param("version", asked.version())
                .update();
        kept.note(actor, deal, NeedsFacts.told(emptied ? "unanswered" : "answered", asked.text()));
    }

    private void take(UUID deal, UUID pipeline) {
        sheets.touch(deal);
        List<NeedQuestion> present = present(deal, pipeline);
        UUID[] ids = present.stream().map(NeedQuestion::id).toArray(UUID[]::new);
        jdbc.sql(DROP).param("deal", deal).param("kept", ids).update();
        jdbc.sql(LAST)
                .param("deal", deal)
                .param("kept", ids)
                .param("behind", BEHIND)
                .update();
        sets.batchUpdate(TAKE, present, present.size() + 1, (statement, question) -> {
            statement.setObject(1, deal);
            statement.setObject(2, question.id());
            statement.setInt(3, present.indexOf(question));
            statement.setString(4, question.topic());
            statement.setString(5, question.text());
        });
    }

    private List<NeedQuestion> present(UUID deal, UUID pipeline) {
        String industry = jdbc.sql(INDUSTRY)
                .param("deal", deal)
                .query(String.class)
                .optional()
                .orElse(null);
        Set<UUID> products = new HashSet<>(jdbc.sql(PRODUCTS)
                .param("deal", deal)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
        return guides.of(pipeline).of(industry, products);
    }

    private List<NeedQuestion> taken(UUID deal) {
        return new ArrayList<>(
                jdbc.sql(TAKEN).param("deal", deal).query(Discovery::question).list());
    }

    private static Optional<NeedQuestion> find(List<NeedQuestion> among, UUID id) {
        return among.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private static NeedQuestion question(ResultSet row, int number) throws SQLException {
        Timestamp at = row.getTimestamp("answered_at");
        return new NeedQuestion(
                row.getObject("question_id", UUID.class),
                row.getString("topic"),
                row.getString("question"),
                row.getString("answer"),
                at == null ? null : at.toInstant(),
                row.getString("answered_by"),
                row.getInt("version"));
    }
}
