package org.penstock.closing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plans and their steps as they stand in the database. */
@Component
class StepRows {
    private static final String TOUCH = """
            insert into close_plan (deal_id) values (:deal)
                on conflict (deal_id) do update set version = close_plan.version + 1""";
    private static final String PLAN = "select agreed_on, version from close_plan where deal_id = :deal";
    private static final String AGREE = "update close_plan set agreed_on = :on where deal_id = :deal";
    private static final String STEPS = """
            select s.*, a.name as account_name, p.name as person_name
              from close_step s
              left join account a on a.id = s.account_id
              left join person p on p.id = s.person_id
             where s.deal_id = :deal and s.removed_at is null
             order by s.position, s.id""";
    private static final String ADD = """
            insert into close_step (id, deal_id, position, text, ours, account_id, person_id, who, due_on, blocked_by)
            values (:id, :deal, (select coalesce(max(position) + 1, 0) from close_step where deal_id = :deal), :text,
                    :ours, :account, :person, :who, :due, :blocked)""";
    private static final String CHANGE = """
            update close_step set text = :text, ours = :ours, account_id = :account, person_id = :person, who = :who,
                                  due_on = :due, blocked_by = :blocked, version = version + 1
             where id = :id""";
    private static final String DONE =
            "update close_step set done_at = :at, done_by = :by, version = version + 1 where id = :id";
    private static final String PLACE = "update close_step set position = :position where id = :id";
    private static final String TAKE_OUT = "update close_step set removed_at = :at where id = :id and deal_id = :deal";

    private final JdbcClient jdbc;

    StepRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the plan or counts one more change of it. */
    void touch(UUID deal) {
        jdbc.sql(TOUCH).param("deal", deal).update();
    }

    ClosePlan plan(UUID deal) {
        List<CloseStep> steps =
                jdbc.sql(STEPS).param("deal", deal).query(StepRows::step).list();
        return jdbc.sql(PLAN)
                .param("deal", deal)
                .query((row, number) ->
                        new ClosePlan(deal, row.getObject("agreed_on", LocalDate.class), steps, row.getInt("version")))
                .optional()
                .orElse(new ClosePlan(deal, null, List.of(), 0));
    }

    void agree(UUID deal, @Nullable LocalDate on) {
        jdbc.sql(AGREE).param("on", on, Types.DATE).param("deal", deal).update();
    }

    void add(UUID id, UUID deal, CloseStep.Draft draft) {
        facts(jdbc.sql(ADD).param("id", id).param("deal", deal), draft).update();
    }

    void change(UUID id, CloseStep.Draft draft) {
        facts(jdbc.sql(CHANGE).param("id", id), draft).update();
    }

    void done(UUID id, @Nullable Instant at, @Nullable String by) {
        jdbc.sql(DONE)
                .param("at", at == null ? null : Timestamp.from(at), Types.TIMESTAMP)
                .param("by", by, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    void order(List<UUID> steps) {
        for (int position = 0; position < steps.size(); position++) {
            jdbc.sql(PLACE)
                    .param("position", position)
                    .param("id", steps.get(position))
                    .update();
        }
    }

    /** @param at null takes it back */
    boolean takeOut(UUID deal, UUID id, @Nullable Instant at) {
        return jdbc.sql(TAKE_OUT)
                        .param("at", at == null ? null : Timestamp.from(at), Types.TIMESTAMP)
                        .param("id", id)
                        .param("deal", deal)
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec facts(JdbcClient.StatementSpec statement, CloseStep.Draft draft) {
        return statement
                .param("text", draft.text().strip())
                .param("ours", draft.ours())
                .param("account", draft.account(), Types.OTHER)
                .param("person", draft.person(), Types.OTHER)
                .param("who", draft.who().strip())
                .param("due", draft.dueOn(), Types.DATE)
                .param("blocked", draft.blockedBy().strip());
    }

    private static CloseStep step(ResultSet row, int number) throws SQLException {
        Timestamp done = row.getTimestamp("done_at");
        return new CloseStep(
                row.getObject("id", UUID.class),
                row.getString("text"),
                row.getBoolean("ours"),
                row.getObject("account_id", UUID.class),
                row.getString("account_name"),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                row.getString("who"),
                row.getObject("due_on", LocalDate.class),
                done == null ? null : done.toInstant(),
                row.getString("done_by"),
                row.getString("blocked_by"),
                row.getInt("version"));
    }
}
