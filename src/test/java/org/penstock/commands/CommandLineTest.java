package org.penstock.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.testing.PenstockProcess;

class CommandLineTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve --nonsense",
                "frobnicate",
                "owner",
                "import",
                "import no-such-file.csv",
                "import --undo not-an-id",
                "serve --json"
            })
    void wrongUsageIsToldInTwoLinesAndExitsTwo(String line) {
        PenstockProcess wrong = PenstockProcess.penstock(directory, line.split(" "));
        assertThat(wrong.awaitEnd()).isEqualTo(ExitCodes.USAGE);
        assertThat(wrong.errors()).hasLineCount(2).endsWith("--help");
    }

    @Test
    void withJsonAFailureIsOneObjectToo() {
        PenstockProcess wrong = PenstockProcess.penstock(Path.of("/dev/null/x"), "check", "--json");
        assertThat(wrong.awaitEnd()).isEqualTo(ExitCodes.FAILED);
        assertThat(wrong.output())
                .startsWith("{\"error\":\"The data directory /dev/null/x")
                .hasLineCount(1);
    }

    @Test
    void aBusyPortIsToldInOneLine() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(busy.getLocalPort());
            PenstockProcess server = PenstockProcess.penstock(directory, "--port=" + port);
            assertThat(server.awaitEnd()).isEqualTo(ExitCodes.FAILED);
            assertThat(server.errors()).contains("Port " + port + " is in use").hasLineCount(1);
        }
    }
}
