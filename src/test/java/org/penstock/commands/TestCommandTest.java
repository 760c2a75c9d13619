package org.penstock.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/test} on a machine that has no browser: the package manager here is a stand-in on a path of its own. */
class TestCommandTest {
    private static final List<String> TOOLS = List.of("bash", "dirname", "readlink", "env", "id", "chmod", "cat");

    @TempDir
    Path path;

    @BeforeEach
    void toolsWithoutBrowser() throws IOException {
        for (String tool : TOOLS) {
            Path place = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            Files.createSymbolicLink(path.resolve(tool), place);
        }
        program("sudo", "while [ \"$1\" = -n ]; do shift; done; \"$@\"");
    }

    @Test
    void installsABrowserWhereNoneIsFound() throws Exception {
        program(
                "apt-get",
                "case \"$*\" in *install*chromium*) cat >" + path + "/chromium </dev/null; chmod +x " + path
                        + "/chromium ;; esac");
        Run run = browser();
        assertThat(run.out()).endsWith(path + "/chromium\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void saysWhatToDoWhenInstallingFails() throws Exception {
        program("apt-get", "exit 100");
        Run run = browser();
        assertThat(run.out()).contains("sudo apt-get install chromium");
        assertThat(run.code()).isEqualTo(4);
    }

    private record Run(int code, String out) {}

    private Run browser() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        path.resolve("bash").toString(),
                        Path.of("bin/test").toAbsolutePath().toString(),
                        "--browser")
                .redirectErrorStream(true);
        builder.environment().keySet().retainAll(List.of("HOME"));
        builder.environment().putAll(Map.of("PATH", path.toString()));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out);
    }

    private void program(String name, String body) throws IOException {
        Path file = path.resolve(name);
        Files.writeString(file, "#!" + path.resolve("bash") + "\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
