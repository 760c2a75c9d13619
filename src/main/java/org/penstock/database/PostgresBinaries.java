package org.penstock.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the server's programs from our jar, once for each version. */
final class PostgresBinaries {
    private static final String DONE = ".complete";

    private PostgresBinaries() {}

    /** The directory that holds {@code bin/}, {@code lib/} and {@code share/}. */
    static Path unpack(Path into) {
        URL resource = PostgresBinaries.class.getResource("/" + archive());
        if (resource == null) {
            throw new DatabaseTrouble("This build has no PostgreSQL for " + system() + " on " + machine()
                    + ". Build it on this machine, or name a PostgreSQL 15 or newer with --database-url.");
        }
        return unpack(resource, into);
    }

    /** The name of this platform's archive in the jars of binaries. */
    static String archive() {
        return "postgres-" + system() + "-" + machine() + ".txz";
    }

    static Path unpack(URL resource, Path into) {
        try {
            URLConnection packed = resource.openConnection();
            // The archive's size tells one version from another without unpacking it.
            Path home = into.resolve("build-" + packed.getContentLengthLong());
            if (!Files.exists(home.resolve(DONE))) {
                try (InputStream archived = packed.getInputStream()) {
                    unpack(archived, home);
                }
            }
            return home;
        } catch (IOException e) {
            throw new DatabaseTrouble(
                    "PostgreSQL can't be unpacked below " + into + ": " + Reasons.of(e)
                            + ". It needs about 60 MB of free disk.",
                    e);
        }
    }

    private static void unpack(InputStream packed, Path home) throws IOException {
        Files.createDirectories(home);
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                put(entry, tar, home);
            }
        }
        Files.createFile(home.resolve(DONE));
    }

    private static void put(TarArchiveEntry entry, InputStream content, Path home) throws IOException {
        Path target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) {
            throw new IOException("An entry points outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.deleteIfExists(target);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        if ((entry.getMode() & 0100) != 0) {
            Set<PosixFilePermission> rights = new HashSet<>(Files.getPosixFilePermissions(target));
            rights.add(PosixFilePermission.OWNER_EXECUTE);
            rights.add(PosixFilePermission.GROUP_EXECUTE);
            rights.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(target, rights);
        }
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.contains("mac") ? "darwin" : name.contains("linux") ? "linux" : "other";
    }

    private static String machine() {
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
    }
}
