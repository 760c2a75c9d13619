package org.penstock.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Columns that tell the tools of the stages something: recognised, compared, written, taken back. */
@PenstockTest
class FactColumnsTest {
    private static final String HEAD = "Deal ID,Title,Stage,Owner,Created,Verdict\n";
    private static final String VERDICT = StageFact.name("qualification", "verdict");

    private final Actor system = Actor.system();

    @TempDir
    Path folder;

    @Autowired
    Imports imports;

    @Autowired
    ImportPages pages;

    @Autowired
    StageFacts facts;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void clean() {
        CleanDatabase.clean(jdbc);
    }

    @Test
    void aColumnCalledLikeAFactGoesIntoIt() {
        UUID run = plan(HEAD + "1,Pumps,Qualification,Ann Lee,2026-01-05,qualified\n");

        assertThat(rows(run).getFirst().differences()).anySatisfy(told -> {
            assertThat(told.field()).isEqualTo(StageFact.key(VERDICT));
            assertThat(told.after()).isEqualTo("qualified");
        });
        imports.applyNow(system, run);
        assertThat(verdict()).isEqualTo("qualified");
        assertThat(jdbc.queryForObject(
                        "select count(*) from deal_ledger where kind = 'fact' and detail::text like '%qualification%'",
                        Long.class))
                .isEqualTo(1);
    }

    @Test
    void theSameFileAgainChangesNothingAndTheUndoTakesItAllAway() {
        String file = HEAD + "1,Pumps,Qualification,Ann Lee,2026-01-05,qualified\n";
        UUID first = plan(file);
        imports.applyNow(system, first);

        assertThat(imports.get(system, plan(file)).counts().skipped()).isEqualTo(1);
        imports.undoNow(system, first);
        assertThat(jdbc.queryForObject("select count(*) from deal", Long.class)).isZero();
    }

    @Test
    void whatAPersonSaidMeanwhileHoldsTheDeal() {
        UUID run = plan(HEAD + "1,Pumps,Qualification,Ann Lee,2026-01-05,qualified\n");
        imports.applyNow(system, run);
        UUID deal = jdbc.queryForObject("select id from deal", UUID.class);
        transactions.executeWithoutResult(any -> facts.note(
                cast.actor(cast.max()), deal, Map.of(VERDICT, StageFacts.change("qualified", "")), Map.of()));

        imports.undoNow(system, run);
        assertThat(jdbc.queryForObject("select count(*) from deal", Long.class)).isEqualTo(1);
    }

    @Test
    void anUpdateIsTakenBackToWhatStoodBefore() {
        imports.applyNow(system, plan(HEAD + "1,Pumps,Qualification,Ann Lee,2026-01-05,\n"));
        UUID second = plan(HEAD + "1,Pumps,Qualification,Ann Lee,2026-01-05,Qualified\n");
        imports.applyNow(system, second);
        assertThat(verdict()).isEqualTo("qualified");

        imports.undoNow(system, second);
        assertThat(verdict()).isEqualTo("null");
    }

    @Test
    void aWordThatNobodyKnowsIsNamedAndTheRowIsLeftOut() {
        UUID run = plan(HEAD + "1,Pumps,Qualification,Ann Lee,2026-01-05,perhaps\n");

        assertThat(imports.get(system, run).counts().rejected()).isEqualTo(1);
        assertThat(rows(run).getFirst().reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.args()).contains("Verdict", "perhaps"));
    }

    private String verdict() {
        return String.valueOf(jdbc.queryForObject("select stage_facts ->> ? from deal", String.class, VERDICT));
    }

    private List<ImportRow> rows(UUID run) {
        return pages.rows(system, imports.get(system, run), null, 1).items();
    }

    private UUID plan(String text) {
        try {
            Path file = Files.writeString(folder.resolve("deals" + UUID.randomUUID() + ".csv"), text);
            return imports.plan(system, List.of(new Imports.Upload("deals.csv", file)), Data.DOLLARS)
                    .orElseThrow();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
