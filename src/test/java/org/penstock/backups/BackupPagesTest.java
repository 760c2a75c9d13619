package org.penstock.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The page of backups, and what the server does by itself. */
@PenstockTest
class BackupPagesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    BackupWork work;

    @Autowired
    BackupPages pages;

    @Autowired
    BackupRuns runs;

    @Autowired
    BackupDirectory directory;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Cast cast;

    private Actor olga;

    @BeforeEach
    void nothingLiesThere() throws Exception {
        CleanDatabase.clean(jdbc);
        clock.set(SettableClock.START);
        if (Files.isDirectory(directory.root())) {
            org.springframework.util.FileSystemUtils.deleteRecursively(directory.root());
        }
        olga = cast.actor(cast.olga());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/settings/backups", "/settings/backups/progress"})
    void isForWhoManagesTheCompany(String url) {
        assertThat(mvc.get().uri(url).with(cast.as(cast.max())).exchange()).hasStatus(403);
        assertThat(mvc.get().uri(url).exchange()).hasStatus(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/runs", "/cancellation"})
    void changesNothingForOthers(String path) {
        assertThat(mvc.post()
                        .uri("/settings/backups" + path)
                        .param("version", "1")
                        .with(cast.as(cast.max()))
                        .exchange())
                .hasStatus(403);
        assertThat(runs.running()).isEmpty();
    }

    @Test
    void makesOneAtOnceShowsItAndHandsItOutWithARecordOfIt() throws Exception {
        assertThat(post("/runs")).hasStatus(303);
        assertThat(show())
                .hasStatus(200)
                .bodyText()
                .contains("The backup begins")
                .doesNotContain("/settings/backups/runs");
        assertThat(post("/runs")).as("one at a time").hasStatus(303);
        BackupRun begun = runs.running().orElseThrow();
        work.go(begun.id());

        MvcTestResult page = show();
        assertThat(page)
                .bodyText()
                .contains("By hand", "Olga Owner", "Whole", "MB", "/settings/backups/" + begun.id() + "/file");
        MvcTestResult file = get("/" + begun.id() + "/file");
        assertThat(file).hasStatus(200);
        Path copy = Files.createTempFile("backup", ".zip");
        Files.write(copy, file.getResponse().getContentAsByteArray());
        try (BackupArchive archive = BackupArchive.open(copy)) {
            archive.verify();
        }
        assertThat(jdbc.queryForObject(
                        "select subject from audit_entry where kind = 'backup_downloaded' and actor_id = ?",
                        String.class,
                        olga.id()))
                .startsWith("penstock-manual-");
    }

    @Test
    void handsOutNothingToOthersAndNothingThatIsNotThere() {
        UUID id = made();
        assertThat(mvc.get()
                        .uri("/settings/backups/" + id + "/file")
                        .with(cast.as(cast.max()))
                        .exchange())
                .hasStatus(403);
        assertThat(get("/" + UUID.randomUUID() + "/file")).hasStatus(404);
        directory.remove(String.valueOf(runs.find(id).orElseThrow().fileName()));
        assertThat(get("/" + id + "/file")).hasStatus(404);
        assertThat(show()).bodyText().contains("Not on this machine");
    }

    @Test
    void saysWhyTheLastOneFailed() throws Exception {
        Files.createDirectories(directory.root().getParent());
        Files.writeString(directory.root(), "a file where the directory should be");
        try {
            made();
            assertThat(show()).bodyText().contains("The last backup", "may not write into the directory");
        } finally {
            Files.delete(directory.root());
        }
    }

    @Test
    void aCancelledOneLeavesNothing() {
        UUID id = work.begin(olga).orElseThrow();
        runs.askCancel();
        assertThat(runs.touch(id, 1, 2, clock.instant())).isFalse();
    }

    @Test
    void makesWhatIsDueOnceAndForgetsARunWhoseServerDied() {
        jdbc.update("update company set set_up_at = now()");
        work.look();
        work.look();
        assertThat(directory.all()).extracting("kind").containsExactly(BackupDirectory.Kind.SCHEDULED);

        UUID lost = work.begin(olga).orElseThrow();
        clock.forward(BackupRuns.SILENCE_MAX.plusSeconds(1));
        work.look();
        assertThat(runs.find(lost).orElseThrow().trouble()).isEqualTo("stopped");

        clock.forward(Duration.ofDays(1));
        work.look();
        assertThat(directory.all()).hasSize(2);
    }

    @Test
    void removesOldOnesOnlyAfterANewerOneIsWhole() throws Exception {
        jdbc.update("update company set set_up_at = now()");
        jdbc.update("update backup_policy set daily = 1, weekly = 0, monthly = 0");
        work.look();
        String first = directory.all().getFirst().name();
        clock.forward(Duration.ofDays(1));
        assertThat(directory.find(first)).isPresent();
        work.look();
        assertThat(directory.all()).hasSize(1).extracting("name").doesNotContain(first);
        assertThat(pages.load(olga, 1).list().items()).hasSize(1);
    }

    @Test
    void knowsBackupsThatWereThereBefore() throws Exception {
        Files.createDirectories(directory.root());
        Files.writeString(directory.root().resolve("penstock-update-20260101-000000.zip"), "old");
        Files.writeString(directory.root().resolve("holiday.zip"), "not ours");
        work.look();
        assertThat(show()).bodyText().contains("Before an update").doesNotContain("holiday");
    }

    @Test
    void keepsWhatIsTypedWhenItMakesNoSenseOrComesSecond() {
        assertThat(save("0", 1)).hasStatus(422).bodyText().contains("Enter a number from 1 to 90", "value=\"0\"");
        assertThat(save("many", 1)).hasStatus(422).bodyText().contains("Enter a whole number", "value=\"many\"");
        assertThat(save("8", 1)).hasStatus(303);
        assertThat(save("9", 1)).hasStatus(409).bodyText().contains("keep 8 daily", "value=\"9\"");
        assertThat(save("9", 2)).hasStatus(303);
    }

    private UUID made() {
        UUID id = work.begin(olga).orElseThrow();
        work.go(id);
        return id;
    }

    private MvcTestResult save(String daily, int version) {
        return mvc.post()
                .uri("/settings/backups")
                .with(cast.as(cast.olga()))
                .param("version", String.valueOf(version))
                .param("every", "daily")
                .param("hour", "4")
                .param("weekday", "7")
                .param("daily", daily)
                .param("weekly", "4")
                .param("monthly", "6")
                .exchange();
    }

    private MvcTestResult show() {
        return get("");
    }

    private MvcTestResult get(String path) {
        return mvc.get()
                .uri("/settings/backups" + path)
                .with(cast.as(cast.olga()))
                .exchange();
    }

    private MvcTestResult post(String path) {
        return mvc.post()
                .uri("/settings/backups" + path)
                .with(cast.as(cast.olga()))
                .exchange();
    }
}
