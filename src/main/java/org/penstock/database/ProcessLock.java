package org.penstock.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A lock on a file between processes; the operating system releases it however the process ends. */
final class ProcessLock implements AutoCloseable {
    /** Closing any channel on a file gives up all locks of this process on it, so a process opens a locked file once. */
    private static final Map<Path, Semaphore> OURS = new ConcurrentHashMap<>();

    private final Semaphore ours;
    private final FileChannel channel;
    private final FileLock lock;

    private ProcessLock(Semaphore ours, FileChannel channel, FileLock lock) {
        this.ours = ours;
        this.channel = channel;
        this.lock = lock;
    }

    /** The lock, or empty when another process (or another part of this one) holds it. */
    static Optional<ProcessLock> attempt(Path file, boolean shared) {
        Semaphore ours = ours(file);
        if (!ours.tryAcquire()) {
            return Optional.empty();
        }
        FileChannel channel = null;
        try {
            channel = open(file);
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            if (lock != null) {
                return Optional.of(new ProcessLock(ours, channel, lock));
            }
        } catch (IOException e) {
            giveUp(ours, channel);
            throw trouble(file, e);
        } catch (RuntimeException e) {
            giveUp(ours, channel);
            throw e;
        }
        giveUp(ours, channel);
        return Optional.empty();
    }

    /** Waits until the lock is free. */
    static ProcessLock await(Path file, boolean shared) {
        Semaphore ours = ours(file);
        ours.acquireUninterruptibly();
        FileChannel channel = null;
        try {
            channel = open(file);
            return new ProcessLock(ours, channel, channel.lock(0, Long.MAX_VALUE, shared));
        } catch (IOException e) {
            giveUp(ours, channel);
            throw trouble(file, e);
        } catch (RuntimeException e) {
            giveUp(ours, channel);
            throw e;
        }
    }

    private static Semaphore ours(Path file) {
        return OURS.computeIfAbsent(file, any -> new Semaphore(1));
    }

    private static void giveUp(Semaphore ours, @Nullable FileChannel channel) {
        close(channel);
        ours.release();
    }

    private static DatabaseTrouble trouble(Path file, IOException e) {
        return new DatabaseTrouble("The lock " + file + " can't be had: " + e.getMessage(), e);
    }

    /** Leaves a word in the file for whoever finds it locked. */
    void write(String text) {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            throw new DatabaseTrouble("Can't write the lock file: " + e.getMessage(), e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
        } catch (IOException gone) {
            // Closing the channel below releases it too.
        }
        giveUp(ours, channel);
    }

    private static FileChannel open(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new DatabaseTrouble(
                    "The lock file " + file + " can't be opened: " + e.getMessage()
                            + ". Is the disk full, or does the directory belong to somebody else?",
                    e);
        }
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException gone) {
            // Nothing is left to release.
        }
    }
}
