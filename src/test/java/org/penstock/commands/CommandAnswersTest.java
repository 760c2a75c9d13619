package org.penstock.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.testing.PenstockProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What scripts rely on: exit codes, and exactly one JSON object on stdout. The first command meets a fresh directory. */
class CommandAnswersTest {
    private static final String HEADINGS = "Deal ID,Title,Stage,Value\n";

    @TempDir
    Path directory;

    @Test
    void tellsVersionAndHelpWithoutADatabase() {
        PenstockProcess version = command(ExitCodes.DONE, "--version");
        assertThat(version.output()).startsWith("Penstock ").hasLineCount(1);
        assertThat(command(ExitCodes.DONE, "--help").output()).contains("--data-dir", "import");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void answersByExitCodeAndOneObject() throws IOException {
        String good = file("good.csv", HEADINGS + "1,Pumps,Proposal,100\n");
        String bad = file("bad.csv", HEADINGS + "2,Valves,Proposal,5\n3,Seals,Proposal,many\n");

        JsonNode plan = json(command(ExitCodes.NEEDS_ANSWER, "import", good, "--json"));
        assertThat(plan.get("created").asInt()).isEqualTo(1);
        assertThat(plan.get("importId").isNull()).isTrue();

        try (PenstockProcess server = PenstockProcess.penstock(directory.resolve("data"))) {
            server.awaitError("Penstock is ready");
            assertThat(total()).as("the plan changed nothing").isZero();
            JsonNode done = json(command(ExitCodes.DONE, "import", good, "--yes", "--json"));
            JsonNode part = json(command(ExitCodes.FINDINGS, "import", bad, "--yes", "--json"));
            assertThat(part.get("created").asInt() + " " + part.get("rejected").asInt())
                    .isEqualTo("1 1");
            assertThat(total()).isEqualTo(2);
            command(ExitCodes.DONE, "import", "--undo", done.get("importId").asString(), "--json");
            assertThat(total()).isEqualTo(1);
            PenstockProcess twice = command(
                    ExitCodes.FAILED, "import", "--undo", done.get("importId").asString(), "--json");
            assertThat(json(twice).get("error").asString()).contains("nothing to undo");
        }
    }

    private int total() {
        return json(command(ExitCodes.DONE, "check", "--json"))
                .get("deals")
                .get("total")
                .asInt();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private PenstockProcess command(int code, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        PenstockProcess process = PenstockProcess.penstock(directory.resolve("data"), all.toArray(String[]::new));
        assertThat(process.awaitEnd()).as(process.toString()).isEqualTo(code);
        return process;
    }

    private static JsonNode json(PenstockProcess process) {
        assertThat(process.output()).hasLineCount(1);
        return JsonMapper.shared().readTree(process.output());
    }
}
