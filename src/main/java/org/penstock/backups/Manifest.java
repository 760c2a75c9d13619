package org.penstock.backups;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a backup holds; the last entry of its archive. It carries the SHA-256 of every other entry, and the archive's
 * comment carries the manifest's own, so that one digest stands for the whole.
 *
 * @param format the form of the archive; a program reads its own and older ones
 * @param version the program that made it
 * @param postgres the major version of the database it came from
 * @param madeAt when the snapshot was taken
 * @param zone the company's zone then; null before there is a company
 * @param schema the highest migration of each module, by the module's name
 * @param tables the tables with their rows, in the form of PostgreSQL's COPY
 * @param partitions the months that large tables are cut into
 * @param sequences where counters stood
 * @param files what lay in the directory of files
 */
public record Manifest(
        int format,
        String version,
        int postgres,
        Instant madeAt,
        @Nullable String zone,
        Map<String, String> schema,
        List<Table> tables,
        List<Partition> partitions,
        Map<String, Long> sequences,
        List<StoredFile> files) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /** Bytes are those of the unpacked entry. */
    public record Table(String name, List<String> columns, long rows, long bytes, String sha256) {
        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    /** A part of a table that is cut by time; {@code from} is in it, {@code until} no more. */
    public record Partition(String name, String parent, String from, String until) {}

    /** The path is relative to the directory of files, with slashes. */
    public record StoredFile(String path, long bytes, String sha256) {
        String entry() {
            return "files/" + path;
        }
    }

    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    /** Unpacked. */
    public long bytes() {
        return tables.stream().mapToLong(Table::bytes).sum()
                + files.stream().mapToLong(StoredFile::bytes).sum();
    }
}
