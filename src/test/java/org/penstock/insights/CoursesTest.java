package org.penstock.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.deals.DealList;
import org.penstock.insights.Cell.Kind;
import org.penstock.kernel.Actor;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Who sees which figures, and that they follow every change at once. */
@PenstockTest
class CoursesTest extends ByHand {
    @Autowired
    CourseMonths months;

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

    /** Whatever whole months are asked for, the sums say what the deals say. */
    @Test
    void monthsAddedUpSayTheSameAsDealByDeal() {
        report("cohort=created");
        for (String asked : List.of(
                "period=all",
                "period=2026-01-01..2026-01-31",
                "period=2026-01-01..2026-03-31&skipped=strict",
                "period=..2026-02-28&by=month",
                "period=all&by=quarter",
                "period=2026-02-01..&skipped=imputed")) {
            String view = "pipeline=" + hand.pipeline + "&" + asked;
            FigureReport kept = figures.load(max, FigureView.parse(FigureView.parameters(view)));
            FigureReport counted =
                    figures.load(max, FigureView.parse(FigureView.parameters(view + "&as-of=2026-12-31")));
            assertThat(said(kept)).as(asked).isEqualTo(said(counted));
            assertThat(kept.total().outcomes().won()).as(asked).isPositive();
        }
    }

    @Test
    void monthsFollowEveryChangeAndAreProven() {
        report("period=all");
        long won = report("period=all").total().outcomes().won();
        deals.remove(max, List.of(deal("straight")));
        assertThat(report("period=all").total().outcomes().won()).isEqualTo(won - 1);
        assertThat(disagreements()).isEmpty();
        jdbc.update("update company set zone = 'Pacific/Auckland'");
        assertThat(disagreements()).isEmpty();
        jdbc.update("update company set zone = 'UTC'");
        long rows = jdbc.queryForObject("select count(*) from deal_course_month_stay", Long.class);
        months.add();
        assertThat(jdbc.queryForObject("select count(*) from deal_course_month_stay", Long.class))
                .isLessThan(rows);
        assertThat(jdbc.queryForObject("select count(*) from deal_course_month_stay where not added", Long.class))
                .isZero();
        assertThat(disagreements()).isEmpty();
        assertThat(report("period=all").total().outcomes().won()).isEqualTo(won - 1);

        long all = report("period=all").total().outcomes().all();
        jdbc.update("insert into deal_course_month select * from deal_course_month limit 1");
        jdbc.update("insert into deal_course_month_stay select * from deal_course_month_stay limit 1");
        jdbc.update("insert into deal_course_month_stages select * from deal_course_month_stages limit 1");
        assertThat(disagreements())
                .anyMatch(line -> line.contains("(deal_course_month)"))
                .anyMatch(line -> line.contains("(deal_course_month_stages)"))
                .anyMatch(line -> line.contains("(deal_course_month_stay)"));
        assertThat(report("period=all").total().outcomes().all()).isGreaterThan(all);
    }

    private static List<Object> said(FigureReport report) {
        return List.of(report.total(), report.groups(), report.months());
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
