package org.penstock.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.penstock.database.FullDisk;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.multipart.MultipartException;

/** A disk without space, the database's or ours, is told as what it is. */
@PenstockTest
class FullDiskTest {
    private static final Exception IN_THE_DATABASE = new UncategorizedSQLException(
            "insert", "insert into deal", new SQLException("could not extend file: No space left on device", "53100"));
    private static final Exception WITH_US =
            new MultipartException("Upload", new IOException("No space left on device"));

    @Autowired
    ErrorHandlers handlers;

    @Test
    void isFoundWhereverItComesFrom() {
        assertThat(FullDisk.causes(IN_THE_DATABASE)).isTrue();
        assertThat(FullDisk.causes(WITH_US)).isTrue();
        assertThat(FullDisk.causes(new SQLException("duplicate key", "23505"))).isFalse();
    }

    @Test
    void isNoFaultOfWhoSentTheForm() {
        for (Exception full : new Exception[] {IN_THE_DATABASE, WITH_US}) {
            MockHttpServletRequest request = new MockHttpServletRequest("POST", "/deals");
            request.addHeader("HX-Request", "true");
            ResponseEntity<Object> answer = handlers.other(full, request);
            assertThat(answer.getStatusCode().value()).isEqualTo(507);
            assertThat(answer.getHeaders().getFirst("HX-Trigger"))
                    .contains("disk")
                    .doesNotContain("No space left");
        }
    }
}
