package org.penstock.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.imports.ImportOptions;
import org.penstock.imports.Imports;
import org.penstock.imports.Imports.Upload;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What goes wrong is logged, and whose it was is not. */
@PenstockTest
@ExtendWith(OutputCaptureExtension.class)
class LogPrivacyTest {
    private static final String TOKEN = "Zk3bQ9_x-aaaaaaaaaaBBBBBBBBBBcccccccccc12345";
    private static final List<String> NOBODYS_BUSINESS =
            List.of("petrova", "lena", "example.com", "s3cret-word", TOKEN.toLowerCase(java.util.Locale.ROOT));

    @TempDir
    Path folder;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Imports imports;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    private void change(String sql) {
        jdbc.sql(sql).update();
    }

    private static void saysNothingOfPeople(CapturedOutput log) {
        assertThat(log.getAll().toLowerCase(java.util.Locale.ROOT)).doesNotContain(NOBODYS_BUSINESS);
    }

    @Test
    void aFailedSignInLeavesNoTraceOfWhoTried(CapturedOutput log) {
        cast.account("Lena Petrova", org.penstock.kernel.Role.REP);
        assertThat(mvc.post()
                        .uri("/sessions?next=/deals")
                        .param("email", "lena.petrova@example.com")
                        .param("password", "s3cret-word")
                        .with(csrf()))
                .hasStatus(422);
        saysNothingOfPeople(log);
    }

    @Test
    void anImportThatFailsIsLoggedWithoutItsRows(CapturedOutput log) throws Exception {
        Path file = Files.writeString(folder.resolve("people.csv"), """
                Person ID,Name,Email
                1,Lena Petrova,lena.petrova@example.com
                """);
        UUID id = imports.plan(
                        Actor.system(),
                        List.of(new Upload("people.csv", file)),
                        new ImportOptions("file", "EUR", ZoneId.of("UTC")))
                .orElseThrow();
        change("alter table person add constraint trial check (name <> 'Lena Petrova')");
        try {
            assertThatThrownBy(() -> imports.applyNow(Actor.system(), id)).hasMessageContaining("trial");
        } finally {
            change("alter table person drop constraint trial");
        }
        assertThat(log).contains("Import " + id + " stopped while applying", "trial");
        saysNothingOfPeople(log);
    }

    @Test
    void anExceptionIsLoggedWithItsRouteAndWithoutTheToken(CapturedOutput log) {
        change("alter table sign_in_link rename to sign_in_link_away");
        try {
            assertThat(mvc.get().uri("/sign-in-links/" + TOKEN + "?email=lena.petrova@example.com"))
                    .hasStatus(500);
        } finally {
            change("alter table sign_in_link_away rename to sign_in_link");
        }
        assertThat(log).contains("Incident", "/sign-in-links/{token}", "sign_in_link");
        saysNothingOfPeople(log);
    }
}
