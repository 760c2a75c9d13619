package org.penstock.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.testing.PenstockProcess;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of somebody else's, the oldest that is accepted. */
class ExternalPostgresTest {
    @TempDir
    Path directory;

    @Test
    void migratesAndServesOnPostgres15WithoutAnEmbeddedOne() throws Exception {
        Path data = directory.resolve("data");
        try (OldestPostgres postgres = OldestPostgres.start(directory, "C.UTF-8")) {
            String url = "--database-url=" + postgres.url();
            PenstockProcess owner = PenstockProcess.penstock(data, "owner", "olga@example.com", url);
            assertThat(owner.awaitEnd()).as(owner.toString()).isZero();
            PenstockProcess check = PenstockProcess.penstock(data, "check", "--json", url);
            assertThat(check.awaitEnd()).as(check.toString()).isZero();
            assertThat(check.output()).startsWith("{\"deals\":{\"total\":0").hasLineCount(1);
        }
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    @Test
    void refusesADatabaseThatKnowsAsciiOnlyAndNamesTheFix() throws Exception {
        try (OldestPostgres postgres = OldestPostgres.start(directory, "C")) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            ExternalUrl url = ExternalUrl.parse(postgres.url());
            source.setUrl(url.jdbc());
            source.setUser(url.user());
            assertThatThrownBy(() -> DatabaseDemands.verify(source))
                    .isInstanceOf(DatabaseTrouble.class)
                    .hasMessageContaining("create database");
        }
    }

    @Test
    void readsBothWaysOfWritingAUrl() {
        assertThat(ExternalUrl.parse("postgres://anna:p%40ss@db.example.com/penstock?sslmode=require"))
                .isEqualTo(
                        new ExternalUrl("jdbc:postgresql://db.example.com/penstock?sslmode=require", "anna", "p@ss"));
        assertThat(ExternalUrl.parse("jdbc:postgresql://db/penstock"))
                .isEqualTo(new ExternalUrl("jdbc:postgresql://db/penstock", null, null));
        assertThatThrownBy(() -> ExternalUrl.parse("mysql://db/penstock")).isInstanceOf(DatabaseTrouble.class);
    }
}
