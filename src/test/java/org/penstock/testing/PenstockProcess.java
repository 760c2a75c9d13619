package org.penstock.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Penstock, or another main class, as a process of its own: for what only a process can show, such as signals, exit codes
 * and what goes to which stream. With {@code PENSTOCK_TEST_JAR} set it is the packaged program.
 */
public final class PenstockProcess implements AutoCloseable {
    private static final String MAIN = "org.penstock.Penstock";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final List<String> out = new ArrayList<>();
    private final List<String> err = new ArrayList<>();
    private final List<Thread> readers;

    private PenstockProcess(Process process) {
        this.process = process;
        this.readers = List.of(read(process.getInputStream(), out), read(process.getErrorStream(), err));
    }

    /** Penstock on this data directory, on a free port. */
    public static PenstockProcess penstock(Path dataDir, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data-dir", dataDir.toString()));
        if (all.stream().noneMatch(argument -> argument.startsWith("--port"))) {
            all.addAll(List.of("--port", "0"));
        }
        String jar = System.getenv("PENSTOCK_TEST_JAR");
        return jar == null ? main(MAIN, false, all) : start(List.of("-jar", jar), all);
    }

    /** Another main class of the tests. */
    public static PenstockProcess main(Class<?> main, String... arguments) {
        return main(main.getName(), true, List.of(arguments));
    }

    private static PenstockProcess main(String main, boolean withTests, List<String> arguments) {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> withTests || !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        return start(List.of("-cp", path, main), arguments);
    }

    private static PenstockProcess start(List<String> program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto"));
        command.addAll(program);
        command.addAll(arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            Map<String, String> environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("PENSTOCK_"));
            return new PenstockProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a line on stderr that begins so, and answers the whole line. */
    public String awaitError(String start) {
        return await(err, line -> line.startsWith(start));
    }

    /** Waits for a line on stdout that begins so, and answers the whole line. */
    public String awaitOutput(String start) {
        return await(out, line -> line.startsWith(start));
    }

    /** Waits for the end and answers the exit code. */
    public int awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Still running: " + this);
            }
            for (Thread reader : readers) {
                reader.join(PATIENCE.toMillis());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String output() {
        return text(out);
    }

    public String errors() {
        return text(err);
    }

    public long pid() {
        return process.pid();
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** SIGKILL: no hook of the program runs. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
            awaitEnd();
        }
    }

    @Override
    public String toString() {
        return "stdout:\n" + output() + "\nstderr:\n" + errors();
    }

    private String await(List<String> lines, Predicate<String> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (lines) {
            while (true) {
                for (String line : lines) {
                    if (wanted.test(line)) {
                        return line;
                    }
                }
                if (System.nanoTime() > end
                        || !readers.get(lines == out ? 0 : 1).isAlive()) {
                    throw new IllegalStateException("The awaited line did not come. " + this);
                }
                pause(lines);
            }
        }
    }

    private static void pause(List<String> lines) {
        try {
            lines.wait(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(List<String> lines) {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    private static Thread read(InputStream from, List<String> into) {
        return Thread.ofVirtual().start(() -> {
            try (BufferedReader reader =
                    new BufferedReader(new java.io.InputStreamReader(from, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    synchronized (into) {
                        into.add(line);
                        into.notifyAll();
                    }
                }
            } catch (IOException closed) {
                // The process is gone.
            }
        });
    }
}
