package org.penstock.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The running server of a cluster, as PostgreSQL's own {@code postmaster.pid} tells it.
 *
 * @param state the last line of that file: starting, ready or stopping
 */
record Postmaster(long pid, int port, String state) {
    private static final int PID = 0;
    private static final int PORT = 3;
    private static final int STATE = 7;

    /** How long a server that was left behind may take to recover or to stop. */
    private static final Duration SETTLING_MAX = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Empty when none runs; a file whose process has died, or is another program by now, is stale. */
    static Optional<Postmaster> find(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            if (lines.size() <= PORT) {
                return Optional.empty();
            }
            Postmaster found = new Postmaster(
                    Long.parseLong(lines.get(PID).strip()),
                    Integer.parseInt(lines.get(PORT).strip()),
                    lines.size() > STATE ? lines.get(STATE).strip() : "starting");
            return found.serves(cluster) ? Optional.of(found) : Optional.empty();
        } catch (IOException | NumberFormatException notThere) {
            return Optional.empty();
        }
    }

    /** The port of the server that runs or was killed here; empty after a clean stop. */
    static Optional<Integer> lastPort(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return lines.size() <= PORT
                    ? Optional.empty()
                    : Optional.of(Integer.parseInt(lines.get(PORT).strip()));
        } catch (IOException | NumberFormatException notThere) {
            return Optional.empty();
        }
    }

    /** The port of a server to take over, once it is ready; empty when there is none or it has just stopped. */
    static Optional<Integer> awaitSettled(Path cluster) {
        long end = System.nanoTime() + SETTLING_MAX.toNanos();
        Optional<Postmaster> found = find(cluster);
        while (found.isPresent() && !found.get().state.equals("ready")) {
            if (System.nanoTime() > end) {
                throw new DatabaseTrouble("The database process " + found.get().pid + " of " + cluster + " is "
                        + found.get().state + " for more than " + SETTLING_MAX.toSeconds()
                        + " s. See the log beside it, stop that process (kill -INT " + found.get().pid
                        + ") and start again.");
            }
            pause();
            found = find(cluster);
        }
        return found.map(Postmaster::port);
    }

    /**
     * Removes the pid file of a server that is no more: PostgreSQL itself would refuse to start when another program has
     * that process id by now. Left alone where the system does not tell what the process is.
     */
    static void dropStale(Path cluster) {
        Path file = cluster.resolve("postmaster.pid");
        try {
            if (!Files.exists(file) || find(cluster).isPresent()) {
                return;
            }
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            if (isZombie(pid)
                    || ProcessHandle.of(pid).map(Postmaster::isAnother).orElse(true)) {
                Files.delete(file);
            }
        } catch (IOException | NumberFormatException | NoSuchElementException unreadable) {
            // PostgreSQL says what is wrong with it.
        }
    }

    /** Dead, only that its parent never asks for it: so it is in a container whose first process is not an init. */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException elsewhere) {
            return false;
        }
    }

    /** Arguments are not told where they are very long, as a class path may be; the program's name is enough then. */
    private static boolean isAnother(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> !command.contains("postgres")
                        || process.info().arguments().isPresent())
                .isPresent();
    }

    private boolean serves(Path cluster) {
        return ProcessHandle.of(pid).map(ProcessHandle::info).stream()
                .anyMatch(process -> process.command().orElse("").contains("postgres")
                        && Arrays.asList(process.arguments().orElse(new String[0]))
                                .contains(cluster.toString()));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseTrouble("Interrupted while waiting for the database", e);
        }
    }
}
