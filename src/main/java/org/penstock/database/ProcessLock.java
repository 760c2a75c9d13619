package org.penstock.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lock on a file between processes; the operating system releases it however the process ends. */
final class ProcessLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private ProcessLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** The lock, or empty when another process holds it. */
    static Optional<ProcessLock> attempt(Path file, boolean shared) {
        FileChannel channel = open(file);
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            if (lock != null) {
                return Optional.of(new ProcessLock(channel, lock));
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // The same answer as for another process: tests start several servers in one.
        } catch (IOException e) {
            throw new DatabaseTrouble("The lock " + file + " can't be had: " + e.getMessage(), e);
        }
        close(channel);
        return Optional.empty();
    }

    /** Waits until the lock is free. */
    static ProcessLock await(Path file, boolean shared) {
        FileChannel channel = open(file);
        try {
            return new ProcessLock(channel, channel.lock(0, Long.MAX_VALUE, shared));
        } catch (IOException | OverlappingFileLockException e) {
            close(channel);
            throw new DatabaseTrouble("The lock " + file + " can't be had: " + e.getMessage(), e);
        }
    }

    /** Leaves a word in the file for whoever finds it locked. */
    void write(String text) {
        try {
            channel.truncate(0);
            channel.write(java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
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
        close(channel);
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
