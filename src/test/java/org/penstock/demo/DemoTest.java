package org.penstock.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Check;
import org.penstock.kernel.Role;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PenstockTest
class DemoTest {
    @Autowired
    Demo demo;

    @Autowired
    List<Check> checks;

    @Autowired
    JdbcClient jdbc;

    @Test
    void makesTheCompanyOnceAndItsLedgerAgrees() {
        jdbc.sql("analyze").update(); // the statistics of empty tables, as a busy server may have them
        List<Demo.Access> ways = demo.open(Actor.system()).orElseThrow();
        assertThat(ways).extracting(Demo.Access::role).containsExactlyInAnyOrder(Role.values());
        assertThat(sold()).isEqualTo(DemoSales.DEALS);
        assertThat(count("team")).isEqualTo(3);
        assertThat(jdbc.sql("select count(distinct owner_id) from deal")
                        .query(Long.class)
                        .single())
                .isEqualTo(12);
        assertThat(jdbc.sql("select count(distinct outcome) from deal")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
        assertThat(checks.stream()
                        .flatMap(check -> check.disagreements().stream())
                        .toList())
                .isEmpty();

        demo.open(Actor.system()).orElseThrow();
        assertThat(sold()).isEqualTo(DemoSales.DEALS);
    }

    /** Renewals that were opened by themselves are not counted. */
    private long sold() {
        return jdbc.sql(
                        "select count(*) from deal d where not exists (select from customer_link l where l.deal_id = d.id)")
                .query(Long.class)
                .single();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
