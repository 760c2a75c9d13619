package org.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Past its cap a file has two subjects. Lists of words and rules (messages, styles) have only one and are left out. */
class FileLengthTest {
    private static final int LINES_MAX = 400;

    @Test
    void noFileHasMoreThanFourHundredLines() {
        List<String> tooLong = new ArrayList<>();
        collect(tooLong, Sources.JAVA, ".java");
        collect(tooLong, Sources.TESTS, ".java");
        collect(tooLong, Sources.TEMPLATES, ".jte");
        collect(tooLong, Sources.RESOURCES.resolve("static/js"), ".js");
        collect(tooLong, Sources.RESOURCES.resolve("db/migration"), ".sql");
        assertThat(tooLong).isEmpty();
    }

    private static void collect(List<String> into, Path folder, String ending) {
        Sources.of(folder, ending).forEach((file, text) -> {
            long lines = text.lines().count();
            if (lines > LINES_MAX) {
                into.add(file + " has " + lines + " lines");
            }
        });
    }
}
