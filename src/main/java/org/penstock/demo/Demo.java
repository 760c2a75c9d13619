package org.penstock.demo;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.penstock.deals.UsualTimes;
import org.penstock.identity.Accounts;
import org.penstock.identity.SignInLinks;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens the made-up company: called once at each start of {@code bin/penstock demo}, before the first page answers. */
@Component
public class Demo {
    /** The same seed draws the same company, counted from today. */
    static final long SEED = 20_261_124;

    private static final String MADE = "select count(*) from demo_company";
    private static final String IN_USE = """
            select (select count(*) from account) + (select count(*) from deal)
                 + (select count(*) from company where set_up_at is not null)""";
    /** What was just written is unknown to the planner, which would join thousands of rows as if they were a few. */
    private static final String PLAN_BY_WHAT_IS_THERE = """
            analyze deal, deal_person, deal_ledger, stage_visit, line_item, activity, person, organisation, customer,
                    customer_deal, contract, proposal, proposal_line, rotting_day""";

    /** Or a plan that was made while the tables were empty is kept for the whole of the transaction that fills them. */
    private static final String PLAN_EACH_TIME = "set local plan_cache_mode = force_custom_plan";

    private static final String MARK = "insert into demo_company (seed, made_at) values (:seed, :now)";

    private final JdbcClient jdbc;
    private final DemoCompany company;
    private final DemoSales sales;
    private final DemoNeeds needs;
    private final DemoOffers offers;
    private final DemoClosing closing;
    private final DemoGates gates;
    private final UsualTimes usual;
    private final DemoLeads leads;
    private final DemoRotting rotting;
    private final DemoCustomers customers;
    private final Accounts accounts;
    private final SignInLinks links;
    private final Clock clock;

    Demo(
            JdbcClient jdbc,
            DemoCompany company,
            DemoSales sales,
            DemoNeeds needs,
            DemoOffers offers,
            DemoClosing closing,
            DemoGates gates,
            UsualTimes usual,
            DemoLeads leads,
            DemoRotting rotting,
            DemoCustomers customers,
            Accounts accounts,
            SignInLinks links,
            Clock clock) {
        this.jdbc = jdbc;
        this.company = company;
        this.sales = sales;
        this.needs = needs;
        this.offers = offers;
        this.closing = closing;
        this.gates = gates;
        this.usual = usual;
        this.leads = leads;
        this.rotting = rotting;
        this.customers = customers;
        this.accounts = accounts;
        this.links = links;
        this.clock = clock;
    }

    /** A way in for one role; the command puts the server's address before the path. */
    public record Access(Role role, String email, String path) {}

    /** Fills an empty database, finds the company of an earlier start again, refuses a database that holds a real one. */
    @Transactional
    public Result<List<Access>> open(Actor system) {
        if (count(MADE) == 0) {
            if (count(IN_USE) > 0) {
                return Result.refused(Refusal.of("demo.holds-a-real-company"));
            }
            make(system, SEED);
        }
        return Result.done(ways(system));
    }

    void make(Actor system, long seed) {
        jdbc.sql(PLAN_EACH_TIME).update();
        jdbc.sql(MARK)
                .param("seed", seed)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        Draw draw = new Draw(seed);
        sales.fill(company.found(system, draw), draw, this::planByWhatIsThere);
        needs.ask(new Draw(seed + 41));
        offers.fill(new Draw(seed + 1));
        closing.plan(new Draw(seed + 43));
        gates.close(system);
        usual.reckon(system);
        customers.settle(system, draw);
        planByWhatIsThere();
        leads.tell(new Draw(seed + 31));
        rotting.settle(system, draw);
    }

    private void planByWhatIsThere() {
        jdbc.sql(PLAN_BY_WHAT_IS_THERE).update();
    }

    private List<Access> ways(Actor system) {
        List<Access> ways = new ArrayList<>();
        DemoCompany.DOORS.forEach((role, email) -> accounts.findByEmail(system, email)
                .ifPresent(account -> ways.add(new Access(role, email, links.demo(system, account.id())))));
        return ways;
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
