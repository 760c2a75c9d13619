package org.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who deletes a record makes the database look for those that refer to it. That look needs an index on every row that
 * refers, or an undo of a hundred thousand records reads a whole table for each of them.
 */
@PenstockTest
class ReferencesTest {
    /** References to what is hardly ever deleted, and then by tens, not by thousands. */
    private static final String SELDOM = "account|pipeline|stage|import_run";

    private static final String UNSUPPORTED = """
            select c.conrelid::regclass || '.' || a.attname || ' → ' || c.confrelid::regclass
              from pg_constraint c
              join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
             where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conparentid = 0
               and c.confrelid::regclass::text !~ ('^(' || :seldom || ')$')
               and not exists (
                 select 1 from pg_index i
                  where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1]
                    and (i.indpred is null
                         or pg_get_expr(i.indpred, i.indrelid) = '(' || quote_ident(a.attname) || ' IS NOT NULL)'))
             order by 1""";

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyReferenceIsFoundByAnIndexOverAllRows() {
        assertThat(unsupported()).isEmpty();
    }

    @Test
    void aReferenceWhoseIndexLeavesRowsOutIsNamed() {
        jdbc.sql("""
                create table referring (id int primary key, deal_id uuid references deal (id), gone boolean)""").update();
        try {
            jdbc.sql("create index on referring (deal_id) where not gone").update();
            assertThat(unsupported()).containsExactly("referring.deal_id → deal");
        } finally {
            jdbc.sql("drop table referring").update();
        }
    }

    private List<String> unsupported() {
        return jdbc.sql(UNSUPPORTED)
                .param("seldom", SELDOM)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
