package org.penstock.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.deals.DealList;
import org.penstock.insights.Cell.Kind;
import org.penstock.kernel.Actor;
import org.penstock.testing.PenstockTest;

/** Who sees which figures, and that they follow every change at once. */
@PenstockTest
class CoursesTest extends ByHand {
    @Test
    void showsARepNoFigureOfHiddenDeals() {
        jdbc.update("update company set deal_visibility = 'own'");
        clock.forward(java.time.Duration.ofMinutes(1));
        Actor boris = cast.actor(cast.boris());
        FigureReport report = figures.load(boris, view("cohort=created"));
        assertThat(report.total().outcomes().all()).isEqualTo(5);
        DealList list = list(boris, report.view().deals(Cell.of(Kind.ALL, null)));
        assertThat(list.page().total()).isEqualTo(5);
        // As of a day on which "handed" was Anna's it is visible all the same: who may see is decided by today's owner.
        FigureReport then = figures.load(boris, view("cohort=created&as-of=2026-01-07"));
        assertThat(then.total().outcomes().all())
                .isEqualTo(list(boris, then.view().deals(Cell.of(Kind.ALL, null)))
                        .page()
                        .total())
                .isEqualTo(5);
    }

    @Test
    void tellsCoursesAnewAfterEachChangeAndProvesThem() {
        assertThat(disagreements()).isEmpty();
        report("cohort=created");
        assertThat(jdbc.queryForObject("select count(*) from deal_course_due", Long.class))
                .isZero();
        assertThat(disagreements()).isEmpty();

        stages.move(max, List.of(deal("fresh")), hand.b.id(), null, null, null);
        assertThat(jdbc.queryForObject("select count(*) from deal_course_due", Long.class))
                .isEqualTo(1);
        assertThat(report("cohort=created").total().stages().get(1).counted()).isEqualTo(6);

        jdbc.update("update deal_course set total = null, latest[1] = 77 where deal_id = ?", deal("straight"));
        jdbc.update("update deal_month set deals = deals + 1 where outcome = 'won'");
        assertThat(disagreements())
                .anyMatch(line -> line.contains("course of deal " + deal("straight")))
                .anyMatch(line -> line.contains("kept sums of month"));
    }

    @Test
    void countsWhatIsStillDueWithoutWaitingForIt() {
        report("cohort=created");
        stages.move(max, List.of(deal("fresh")), hand.b.id(), null, null, null);
        FigureReport unsettled = reading.read(max, view("cohort=created&skipped=any"));
        assertThat(unsettled.total().stages().get(1).counted()).isEqualTo(6);
        assertThat(unsettled.total().outcomes().all()).isEqualTo(9);
    }

    @Test
    void leavesOutWhatIsInTheBin() {
        deals.remove(max, List.of(deal("straight")));
        assertThat(report("cohort=created").total().outcomes().won()).isEqualTo(3);
        assertThat(report("cohort=created&as-of=2026-02-28").total().outcomes().won())
                .isEqualTo(2);
        assertThat(disagreements()).isEmpty();
    }

    @Test
    void keepsSumsByMonthThroughEveryChange() {
        assertThat(jdbc.queryForList(
                        "select to_char(month, 'YYYY-MM') || ' ' || outcome || ' ' || currency || ' ' || sum(deals) || ' '"
                                + " || trunc(sum(value)) from deal_month group by month, outcome, currency"
                                + " having sum(deals) <> 0 order by 1",
                        String.class))
                .containsExactly(
                        "0001-01 open GBP 1 100",
                        "0001-01 open USD 2 700",
                        "2026-01 lost USD 2 1100",
                        "2026-01 won USD 2 3000",
                        "2026-02 won EUR 1 400",
                        "2026-03 won EUR 1 300");
        jdbc.update("update company set zone = 'Pacific/Auckland'");
        assertThat(disagreements()).isEmpty();
        jdbc.update("update company set zone = 'UTC'");
    }
}
