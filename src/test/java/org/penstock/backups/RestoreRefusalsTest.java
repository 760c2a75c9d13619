package org.penstock.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.database.DataDirectory;
import org.penstock.database.DatabaseTrouble;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a restore refuses, what it leaves untouched then, and how it brings an older backup forward. */
@PenstockTest
class RestoreRefusalsTest {
    @Autowired
    Backups backups;

    @Autowired
    Migrations migrations;

    @Autowired
    UpdateBackup update;

    @Autowired
    BackupDirectory shelf;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Cast cast;

    @TempDir
    Path place;

    private HikariDataSource target;
    private Path file;

    @BeforeEach
    void backUp() {
        cast.olga();
        target = Databases.source(Databases.fresh(jdbc, "penstock_target"));
        file = place.resolve("backup.zip");
        backups.make(Actor.system(), file, true, Progress.SILENT);
    }

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void aFileThatIsCutOff() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 100, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused("no whole backup");
        }
    }

    @Test
    void aFileInWhichARowWasChanged() throws Exception {
        rewrite((name, content) -> name.equals("tables/account.copy") ? with(content, "Olga", "Olaf") : content, null);
        refused("tables/account.copy");
    }

    @Test
    void aFileInWhichTheManifestWasChanged() throws Exception {
        rewrite(
                (name, content) -> name.equals("manifest.json") ? with(content, "UTC", "GMT") : content,
                comment -> comment);
        refused("its manifest");
    }

    @Test
    void aFileWithAnEntryTooMany() throws Exception {
        rewrite((name, content) -> content, null, zip -> {
            zip.putNextEntry(new ZipEntry("files/more.txt"));
            zip.closeEntry();
        });
        refused("list of its entries");
    }

    @Test
    void namesThatWouldReachOutOfTheArchive() throws Exception {
        rewrite(
                (name, content) -> name.equals("manifest.json")
                        ? with(content, "\"account\"", "\"account; drop table deal\"")
                        : content,
                null);
        refused("its manifest");
    }

    @Test
    void aBackupOfANewerVersion() throws Exception {
        rewrite(
                (name, content) -> name.equals("manifest.json")
                        ? new String(content, StandardCharsets.UTF_8)
                                .replaceFirst("\"deals\":\"[0-9.]+\"", "\"deals\":\"9999\"")
                                .getBytes(StandardCharsets.UTF_8)
                        : content,
                null);
        refused("newer Penstock");
        rewrite(
                (name, content) ->
                        name.equals("manifest.json") ? with(content, "\"format\":1", "\"format\":2") : content,
                null);
        refused("newer Penstock");
    }

    @Test
    void aDatabaseThatIsNotEmpty() throws Exception {
        JdbcTemplate there = new JdbcTemplate(target);
        there.execute("create table precious (what text)");
        there.execute("insert into precious values ('kept')");
        assertThatThrownBy(this::restore).isInstanceOf(BackupTrouble.class).hasMessageContaining("not empty");
        assertThat(there.queryForObject("select what from precious", String.class))
                .isEqualTo("kept");
    }

    @Test
    void aUserWhoMayNotMakeTablesInIt() throws Exception {
        jdbc.execute("drop role if exists guest_only");
        jdbc.execute("create role guest_only login password 'guest'");
        try (HikariDataSource guest = Databases.source(
                target.getJdbcUrl().replaceFirst("user=[^&]+&password=.*", "user=guest_only&password=guest"))) {
            for (String right : List.of("select 1", "grant create on database penstock_target to guest_only")) {
                new JdbcTemplate(target).execute(right);
                assertThatThrownBy(() -> restore(guest))
                        .isInstanceOf(BackupTrouble.class)
                        .hasMessageContaining("may not make tables")
                        .hasMessageContaining("grant create on schema")
                        .hasMessageContaining("Nothing was changed");
            }
            try (Connection connection = target.getConnection()) {
                assertThat(Schema.tables(connection)).isEmpty();
            }
            new JdbcTemplate(target).execute("grant create on schema public to guest_only");
            restore(guest);
            assertThat(Databases.content(target).get("account"))
                    .isEqualTo(Databases.content(jdbc.getDataSource()).get("account"));
        } finally {
            new JdbcTemplate(target).execute("drop owned by guest_only cascade");
            jdbc.execute("drop role guest_only");
        }
    }

    @Test
    void aBackupThatTheDiskHasNoRoomFor() throws Exception {
        rewrite(
                (name, content) -> name.equals("manifest.json")
                        ? new String(content, StandardCharsets.UTF_8)
                                .replaceFirst("\"bytes\":[0-9]+", "\"bytes\":1000000000000000")
                                .getBytes(StandardCharsets.UTF_8)
                        : content,
                null);
        refused("MB free");
    }

    @Test
    void aDatabaseThatAFirstStartHasMadeIsAsGoodAsEmpty() {
        migrations.migrate(target);
        restore();
        assertThat(Databases.content(target).get("account"))
                .isEqualTo(Databases.content(jdbc.getDataSource()).get("account"));
    }

    @Test
    void anAttemptThatBrokeOffIsBegunAnewAndNothingStartsOnItBefore() {
        new JdbcTemplate(target).execute("create table penstock_restore (begun_at timestamptz not null)");
        new JdbcTemplate(target).execute("create table deal (half int)");
        assertThatThrownBy(() -> update.before(target))
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessageContaining("restore");
        restore();
        assertThat(new JdbcTemplate(target)
                        .queryForObject("select to_regclass('penstock_restore') is null", Boolean.class))
                .isTrue();
        update.before(target);
    }

    @Test
    void anOlderBackupGoesForwardAndAnUpdateOfSuchADatabaseTakesOneByItself() throws Exception {
        Map<String, String> older = new TreeMap<>(migrations.known());
        older.put("deals", "2");
        older.put("activities", "1");
        older.remove("demo");
        older.keySet()
                .retainAll(java.util.Set.of(
                        "__root", "identity", "teams", "fields", "contacts", "catalog", "deals", "activities"));
        migrations.migrateTo(target, older);
        int before = shelf.all().size();
        update.before(target);
        assertThat(shelf.all()).as("nobody's work, no backup").hasSize(before);

        new JdbcTemplate(target)
                .update("insert into account (id, email, name, name_key, role, state, created_at) values"
                        + " (gen_random_uuid(), 'old@example.com', 'Old', 'old', 'owner', 'active', now())");
        update.before(target);
        assertThat(shelf.all()).hasSize(before + 1);
        BackupDirectory.Found taken = shelf.all().getFirst();
        assertThat(taken.kind()).isEqualTo(BackupDirectory.Kind.UPDATE);

        file = shelf.find(taken.name()).orElseThrow();
        try (HikariDataSource newer = Databases.source(Databases.fresh(jdbc, "penstock_newer"))) {
            Restore.Restored restored = restore(newer);
            assertThat(restored.migrated()).contains("deals", "activities", "imports");
            try (Connection connection = newer.getConnection()) {
                assertThat(Schema.versions(connection)).containsAllEntriesOf(migrations.known());
            }
            assertThat(new JdbcTemplate(newer).queryForList("select email from account", String.class))
                    .containsExactly("old@example.com");
        }
    }

    @Test
    void aDatabaseAheadOfTheProgramIsNotServed() {
        migrations.migrate(target);
        new JdbcTemplate(target)
                .update("insert into flyway_schema_history_deals (installed_rank, version, description, type, script,"
                        + " installed_by, execution_time, success) values (99, '999', '', 'SQL', '', '', 0, true)");
        assertThatThrownBy(() -> update.before(target))
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessageContaining("newer Penstock");
    }

    private void refused(String words) throws SQLException {
        assertThatThrownBy(this::restore)
                .isInstanceOf(BackupTrouble.class)
                .hasMessageContaining(words)
                .hasMessageContaining("Nothing was changed");
        try (Connection connection = target.getConnection()) {
            assertThat(Schema.tables(connection)).isEmpty();
            assertThat(Schema.has(connection, Schema.MARK)).isFalse();
        }
    }

    private void restore() {
        restore(target);
    }

    private Restore.Restored restore(HikariDataSource into) {
        return new Restore(into, DataDirectory.at(place.resolve("data")), migrations)
                .restore(file, true, Progress.SILENT);
    }

    private interface More {
        void add(ZipOutputStream zip) throws IOException;
    }

    private void rewrite(
            BiFunction<String, byte[], byte[]> change, @org.jspecify.annotations.Nullable UnaryOperator<String> comment)
            throws IOException {
        rewrite(change, comment, zip -> {});
    }

    /** Without a comment of its own, the archive says the digest of its changed manifest: the forger was careful. */
    private void rewrite(
            BiFunction<String, byte[], byte[]> change,
            @org.jspecify.annotations.Nullable UnaryOperator<String> comment,
            More more)
            throws IOException {
        Path changed = place.resolve("changed.zip");
        try (ZipFile old = new ZipFile(file.toFile());
                OutputStream out = Files.newOutputStream(changed);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            String digest = "";
            Enumeration<? extends ZipEntry> entries = old.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                byte[] content =
                        change.apply(entry.getName(), old.getInputStream(entry).readAllBytes());
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(content);
                zip.closeEntry();
                digest = entry.getName().equals(Manifest.ENTRY) ? Measured.hex(content) : digest;
            }
            more.add(zip);
            zip.setComment(comment == null ? BackupFile.comment(digest) : comment.apply(old.getComment()));
        }
        file = changed.resolveSibling("changed-" + System.nanoTime() + ".zip");
        Files.move(changed, file);
    }

    private static byte[] with(byte[] content, String old, String replacement) {
        String text = new String(content, StandardCharsets.UTF_8);
        assertThat(text).contains(old);
        return text.replaceFirst(java.util.regex.Pattern.quote(old), replacement)
                .getBytes(StandardCharsets.UTF_8);
    }
}
