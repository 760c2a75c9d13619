package org.penstock.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PenstockTest
class TestDatabaseTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void answersOnARealPostgres() {
        assertThat(jdbc.sql("select count(*) from scheduled_tasks")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(clock.instant()).isEqualTo(SettableClock.START);
    }
}
