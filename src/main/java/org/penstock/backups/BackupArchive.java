package org.penstock.backups;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that is there to be read. Nothing in it is believed before {@link #verify} has read all of it once. */
final class BackupArchive implements AutoCloseable {
    private static final int MANIFEST_BYTES_MAX = 16 * 1024 * 1024;
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}([._][0-9]{1,9}){0,5}");
    private static final Pattern BOUND = Pattern.compile("[0-9 :+-]{10,40}");
    private static final Pattern PATH = Pattern.compile("[^/\\\\\\x00]{1,255}(/[^/\\\\\\x00]{1,255}){0,20}");

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;
    private final String sha256;

    private BackupArchive(Path file, ZipFile zip, Manifest manifest, String sha256) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
        this.sha256 = sha256;
    }

    /** Reads what it says of itself; an archive that is cut off has nothing to say. */
    static BackupArchive open(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new BackupTrouble("The file " + file + " can't be read. Is its name right?");
        }
        ZipFile zip = null;
        try {
            zip = new ZipFile(file.toFile());
            ZipEntry entry = zip.getEntry(Manifest.ENTRY);
            String digest = BackupFile.digest(zip.getComment() == null ? "" : zip.getComment());
            if (entry == null || digest.isEmpty()) {
                throw new IOException("no manifest");
            }
            byte[] text;
            try (InputStream in = zip.getInputStream(entry)) {
                text = in.readNBytes(MANIFEST_BYTES_MAX);
            }
            if (!Measured.hex(text).equals(digest)) {
                throw changed(file, "its manifest");
            }
            return new BackupArchive(file, zip, checked(file, read(file, text)), digest);
        } catch (IOException unreadable) {
            close(zip);
            throw new BackupTrouble(
                    "The file " + file + " is no whole backup: it is cut off or something else. Copy it again from"
                            + " where it was made, or take another one. Nothing was changed.",
                    unreadable);
        } catch (RuntimeException refused) {
            close(zip);
            throw refused;
        }
    }

    private static Manifest read(Path file, byte[] text) {
        JsonMapper mapper = JsonMapper.builder().build();
        try {
            int format = mapper.readTree(text).path("format").asInt(0);
            if (format > Manifest.FORMAT) {
                throw new BackupTrouble("The backup " + file + " was made by a newer Penstock, in a form that this one"
                        + " does not know. Restore it with that version or a later one. Nothing was changed.");
            }
            return mapper.readValue(text, Manifest.class);
        } catch (JacksonException unreadable) {
            throw changed(file, "its manifest");
        }
    }

    /** Names from outside never reach SQL or the disk unless they look like names. */
    private static Manifest checked(Path file, Manifest manifest) {
        Stream<String> names = Stream.of(
                        manifest.tables().stream().map(Manifest.Table::name),
                        manifest.tables().stream().flatMap(table -> table.columns().stream()),
                        manifest.partitions().stream().flatMap(part -> Stream.of(part.name(), part.parent())),
                        manifest.sequences().keySet().stream(),
                        manifest.schema().keySet().stream())
                .flatMap(all -> all);
        boolean sound = names.allMatch(name -> NAME.matcher(name).matches())
                && manifest.partitions().stream()
                        .allMatch(part -> BOUND.matcher(part.from()).matches()
                                && BOUND.matcher(part.until()).matches())
                && manifest.schema().values().stream()
                        .allMatch(version -> VERSION.matcher(version).matches())
                && manifest.files().stream().allMatch(stored -> isInside(stored.path()));
        if (!sound) {
            throw changed(file, "its manifest");
        }
        return manifest;
    }

    private static boolean isInside(String path) {
        return PATH.matcher(path).matches()
                && Stream.of(path.split("/", -1)).noneMatch(part -> part.equals(".") || part.equals(".."));
    }

    Manifest manifest() {
        return manifest;
    }

    /** One digest for the whole: the manifest's, which holds those of all entries. */
    String sha256() {
        return sha256;
    }

    /** Reads every entry once and compares it with what the manifest says of it. */
    void verify() {
        Set<String> expected = new HashSet<>(Set.of(Manifest.ENTRY));
        try {
            for (Manifest.Table table : manifest.tables()) {
                Measured seen = measure(table.entry(), table.bytes());
                if (!expected.add(table.entry())
                        || seen.lines() != table.rows()
                        || differs(seen, table.bytes(), table.sha256())) {
                    throw changed(file, table.entry());
                }
            }
            for (Manifest.StoredFile stored : manifest.files()) {
                if (!expected.add(stored.entry())
                        || differs(measure(stored.entry(), stored.bytes()), stored.bytes(), stored.sha256())) {
                    throw changed(file, stored.entry());
                }
            }
        } catch (IOException broken) {
            throw changed(file, "an entry of it");
        }
        List<String> present = zip.stream().map(ZipEntry::getName).toList();
        if (present.size() != expected.size() || !expected.containsAll(present)) {
            throw changed(file, "the list of its entries");
        }
    }

    private static boolean differs(Measured seen, long bytes, String sha256) {
        return seen.bytes() != bytes || !seen.sha256Hex().equals(sha256);
    }

    /** Never more than the manifest says and one byte: an archive can unpack to far more than it is. */
    private Measured measure(String entry, long bytes) throws IOException {
        Measured seen = new Measured(OutputStream.nullOutputStream());
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = stream(entry)) {
            while (seen.bytes() <= bytes) {
                int read = in.read(buffer);
                if (read < 0) {
                    break;
                }
                seen.write(buffer, 0, read);
            }
        }
        return seen;
    }

    InputStream stream(String entry) throws IOException {
        ZipEntry found = zip.getEntry(entry);
        if (found == null) {
            throw changed(file, entry);
        }
        return zip.getInputStream(found);
    }

    private static BackupTrouble changed(Path file, String what) {
        return new BackupTrouble("The backup " + file + " was damaged or changed after it was made: " + what
                + " does not have the checksum it had. Take another copy of it. Nothing was changed.");
    }

    private static void close(@org.jspecify.annotations.Nullable ZipFile zip) {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException gone) {
            // It was only read.
        }
    }

    @Override
    public void close() {
        close(zip);
    }
}
