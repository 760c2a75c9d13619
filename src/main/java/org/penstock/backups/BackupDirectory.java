package org.penstock.backups;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.penstock.database.DataDirectory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the server puts its backups. Only who runs the server decides where that is: a page that could name any path would
 * let a browser write all over the machine.
 */
@Component
class BackupDirectory {
    /** What an interrupted backup leaves behind is swept away after this. */
    private static final Duration PART_LIFE = Duration.ofDays(1);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern NAME =
            Pattern.compile("penstock-(scheduled|manual|update)-(\\d{8}-\\d{6})(?:-\\d{1,3})?\\.zip");
    private static final int SAME_SECOND_MAX = 100;

    private final Path root;
    private final Clock clock;

    BackupDirectory(DataDirectory data, Clock clock, @Value("${penstock.backup-dir:}") String named) {
        this.root = named.isBlank() ? data.backups() : Path.of(named).toAbsolutePath();
        this.clock = clock;
    }

    /** Why a backup was made. */
    enum Kind {
        SCHEDULED,
        MANUAL,
        UPDATE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** A whole backup that lies here. */
    record Found(String name, Kind kind, Instant madeAt, long bytes) {}

    Path root() {
        return root;
    }

    /** A name that nobody has, in a directory that is there. */
    Path fresh(Kind kind) throws IOException {
        if (!Files.isDirectory(root)) {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
        sweepParts();
        String stem = "penstock-" + kind.code() + "-" + STAMP.format(clock.instant());
        for (int again = 0; again < SAME_SECOND_MAX; again++) {
            Path file = root.resolve(stem + (again == 0 ? "" : "-" + again) + ".zip");
            if (!Files.exists(file)) {
                return file;
            }
        }
        throw new IOException("there are too many backups of this second in " + root);
    }

    private void sweepParts() throws IOException {
        Instant old = clock.instant().minus(PART_LIFE);
        try (Stream<Path> files = Files.list(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(BackupFile.PART))
                    .toList()) {
                FileTime touched = Files.getLastModifiedTime(file);
                if (touched.toInstant().isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** The path of a backup by its name; empty when the name is none of ours or the file is not here. */
    Optional<Path> find(String name) {
        Path file = root.resolve(name);
        return NAME.matcher(name).matches() && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /** All that lie here, the latest first. */
    List<Found> all() {
        List<Found> found = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            return found;
        }
        try (Stream<Path> files = Files.list(root)) {
            for (Path file : files.toList()) {
                Matcher named = NAME.matcher(String.valueOf(file.getFileName()));
                if (named.matches()) {
                    Instant made = STAMP.parse(named.group(2), Instant::from);
                    found.add(new Found(named.group(), Kind.of(named.group(1)), made, Files.size(file)));
                }
            }
        } catch (IOException unreadable) {
            throw new BackupTrouble("The directory " + root + " can't be read: " + unreadable.getMessage(), unreadable);
        }
        found.sort((one, other) -> other.name().compareTo(one.name()));
        found.sort((one, other) -> other.madeAt().compareTo(one.madeAt()));
        return found;
    }

    void remove(String name) {
        find(name).ifPresent(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException kept) {
                throw new BackupTrouble("The old backup " + file + " can't be removed: " + kept.getMessage(), kept);
            }
        });
    }
}
