package org.penstock.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs PostgreSQL's own programs. */
final class PostgresProgram {
    private static final int SECONDS_MAX = 120;

    private final Path home;
    private final Unprivileged unprivileged;

    PostgresProgram(Path home, Unprivileged unprivileged) {
        this.home = home;
        this.unprivileged = unprivileged;
    }

    /** Runs and answers the exit code. */
    int run(String... command) {
        return call(command).code;
    }

    /** Runs; what goes wrong is told with the program's own words. */
    void require(String otherwise, String... command) {
        Answer answer = call(command);
        if (answer.code != 0) {
            throw new DatabaseTrouble(otherwise + ". PostgreSQL says: " + Reasons.of(answer.words) + ".");
        }
    }

    private record Answer(int code, String words) {}

    private Answer call(String... command) {
        List<String> whole = new ArrayList<>(unprivileged.prefix());
        whole.add(home.resolve("bin").resolve(command[0]).toString());
        whole.addAll(List.of(command).subList(1, command.length));
        try {
            // Into a file: a server that stays would keep a pipe open for ever.
            Path words = Files.createTempFile("penstock-postgres", ".txt");
            ProcessBuilder builder = new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(words.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
            builder.environment().put("LANG", "C");
            Process process = builder.start();
            boolean ended = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
            String said = new String(Files.readAllBytes(words), StandardCharsets.UTF_8);
            Files.deleteIfExists(words);
            return new Answer(ended ? process.exitValue() : -1, said);
        } catch (IOException e) {
            throw new DatabaseTrouble("PostgreSQL's " + command[0] + " can't be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseTrouble("Interrupted while PostgreSQL's " + command[0] + " ran", e);
        }
    }

    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new DatabaseTrouble("Can't remove " + directory + ": " + e.getMessage(), e);
        }
    }
}
