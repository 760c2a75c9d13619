package org.penstock.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of the repository that the guards read, by path. */
final class Sources {
    static final Path JAVA = Path.of("src/main/java");
    static final Path TESTS = Path.of("src/test/java");
    static final Path TEMPLATES = Path.of("src/main/jte");
    static final Path RESOURCES = Path.of("src/main/resources");

    private Sources() {}

    /** Path to text, of the files below a folder whose names end so. */
    static Map<Path, String> of(Path folder, String ending) {
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                texts.put(file, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (texts.isEmpty()) {
            throw new IllegalStateException("A guard without files to read proves nothing: " + folder + " " + ending);
        }
        return texts;
    }

    /** The module of a Java source, a template or a migration. */
    static String module(Path file) {
        List<String> segments = Stream.of(file.toString().split("/")).toList();
        int penstock = segments.indexOf("penstock");
        int jte = segments.indexOf("jte");
        int migration = segments.indexOf("migration");
        return segments.get(Math.max(penstock, Math.max(jte, migration)) + 1);
    }
}
