package org.penstock.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.penstock.kernel.Names;

/** Words of a resource file: which headings mean which column, which stage names mean which kind. */
final class Dictionary {
    static final Dictionary HEADINGS = new Dictionary("/imports/headings.properties");
    static final Dictionary STAGES = new Dictionary("/imports/stages.properties");

    private final Map<String, List<String>> meanings = new HashMap<>();

    private Dictionary(String resource) {
        Properties words = new Properties();
        try (InputStream in = Dictionary.class.getResourceAsStream(resource)) {
            words.load(new InputStreamReader(java.util.Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        for (String meaning : words.stringPropertyNames()) {
            for (String word : words.getProperty(meaning, "").split("\\|", -1)) {
                meanings.computeIfAbsent(Names.key(word), key -> new ArrayList<>())
                        .add(meaning);
            }
        }
    }

    /** All that the word may mean. */
    List<String> meanings(String word) {
        return meanings.getOrDefault(Names.key(word), List.of());
    }
}
