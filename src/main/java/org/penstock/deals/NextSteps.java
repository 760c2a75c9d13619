package org.penstock.deals;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Due;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The copy of each deal's next step that the board shows and filters. The activities module owns the fact and writes the
 * copy through here, in the transaction of its own change. It is no edit of the deal, so the version stays.
 */
@Component
public class NextSteps {
    private static final String PUT = """
            update deal set next_step_id = ?, next_step_at = ?, next_step_on = ?, next_step_kind = ?, next_step_title = ? where id = ?""";

    private final JdbcTemplate sets;
    private final DealNews news;

    NextSteps(JdbcTemplate sets, DealNews news) {
        this.sets = sets;
        this.news = news;
    }

    /** @param activity null where the deal has no open activity any more */
    public record NextStep(
            UUID deal,
            @Nullable UUID activity,
            @Nullable Due due,
            @Nullable String kind,
            @Nullable String title) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void put(List<NextStep> steps) {
        sets.batchUpdate(PUT, steps, 1000, (statement, step) -> {
            statement.setObject(1, step.activity());
            statement.setTimestamp(
                    2, step.due() == null ? null : Timestamp.from(step.due().key()));
            statement.setObject(3, step.due() == null ? null : step.due().on(), Types.DATE);
            statement.setString(4, step.kind());
            statement.setString(5, step.title());
            statement.setObject(6, step.deal());
        });
        news.stepped(steps.stream().map(NextStep::deal).toList());
    }
}
