package org.penstock.database;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Held by the one server of a data directory for as long as its process lives. Its file tells others which process that
 * is and where it answers.
 */
public final class ServerLock implements AutoCloseable {
    private static final String NAME = "server";
    private static final String STARTING = "starting";
    private static final String READY = "ready";

    /** A process that only looks whether a server runs holds the lock for an instant. */
    private static final int TRIES_MAX = 5;

    private static final Duration PAUSE = Duration.ofMillis(100);

    /** How long a command waits for a server that is just starting. */
    private static final Duration STARTING_MAX = Duration.ofSeconds(90);

    private final ProcessLock lock;

    private ServerLock(ProcessLock lock) {
        this.lock = lock;
    }

    /** The server that holds a data directory. */
    public record Running(long pid, String url, boolean ready) {}

    /** Takes the directory for this process, or says who has it. */
    public static ServerLock take(DataDirectory directory, String url) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Optional<ProcessLock> lock = ProcessLock.attempt(directory.lock(NAME), false);
            if (lock.isPresent()) {
                ServerLock taken = new ServerLock(lock.get());
                taken.tell(url, STARTING);
                return taken;
            }
            pause();
        }
        Running other = told(directory);
        throw new DatabaseTrouble("A server runs on " + directory.root() + " already: process " + other.pid() + ", "
                + other.url() + ". Open that address, or stop it first (kill " + other.pid()
                + "), or give this one a data directory of its own with --data-dir.");
    }

    /** From now on commands may join without migrating. */
    public void ready(String url) {
        tell(url, READY);
    }

    /** The server of the directory once it is ready; empty when there is none. */
    public static Optional<Running> awaitRunning(DataDirectory directory) {
        long end = System.nanoTime() + STARTING_MAX.toNanos();
        while (held(directory)) {
            Running running = told(directory);
            if (running.ready()) {
                return Optional.of(running);
            }
            if (System.nanoTime() > end) {
                throw new DatabaseTrouble("The server of " + directory.root() + " (process " + running.pid()
                        + ") has not finished starting. See its log in " + directory.logs() + ", then try again.");
            }
            pause();
        }
        return Optional.empty();
    }

    private static boolean held(DataDirectory directory) {
        Optional<ProcessLock> free = ProcessLock.attempt(directory.lock(NAME), true);
        free.ifPresent(ProcessLock::close);
        return free.isEmpty();
    }

    private void tell(String url, String state) {
        lock.write(ProcessHandle.current().pid() + "\n" + url + "\n" + state + "\n");
    }

    private static Running told(DataDirectory directory) {
        List<String> lines = ProcessLock.read(directory.lock(NAME))
                .lines()
                .map(String::strip)
                .toList();
        if (lines.size() < 3 || !lines.getFirst().matches("\\d{1,18}")) {
            return new Running(0, "starting just now", false);
        }
        return new Running(
                Long.parseLong(lines.getFirst()), lines.get(1), lines.get(2).equals(READY));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseTrouble("Interrupted while waiting for another process", e);
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
