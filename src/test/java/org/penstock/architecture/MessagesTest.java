package org.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The two languages say the same, in full; nothing is said that is never shown, and nothing shown that is not said. */
class MessagesTest {
    private static final List<String> ENGLISH_FORMS = List.of("one", "other");
    private static final List<String> RUSSIAN_FORMS = List.of("one", "few", "many");

    private static final Pattern JOINED = Pattern.compile(
            "\"([a-z]+\\.[\\w.-]*)\"\\s*\\+(?:[^\",;]|\\([^()]*\\))*?(?:\\+\\s*\"([\\w.-]+)\")?(?=[,;)\"]|$)");
    /** A key as it stands in code. One that only begins keys is asked for with startsWith. */
    private static final Pattern KEY = Pattern.compile("(?<!startsWith\\()\"([a-z]+(?:\\.[A-Za-z0-9_-]+)+)\"(?! ?\\+)");

    /** Names of files look like keys. */
    private static final Pattern FILE = Pattern.compile(".*\\.(csv|xlsx|properties|json|sql)");

    /** What every tool of a stage is asked for by its name: see StageTool, StageFact and PlaybookPart. */
    private static final Pattern OF_TOOLS = Pattern.compile("[a-z]+\\.(?:(?:fact|ledger)\\.[\\w.-]+|tool|part)");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

    private final Map<String, String> english = bundles(name -> !name.contains("_"));
    private final Map<String, String> russian = bundles(name -> name.contains("_ru"));
    private final Set<String> counted = counted(english);

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(bases(russian)).isEqualTo(bases(english));
    }

    @Test
    void countsHaveEveryFormOfTheirLanguage() {
        Set<String> missing = new TreeSet<>();
        for (String base : counted) {
            ENGLISH_FORMS.stream()
                    .filter(form -> !english.containsKey(base + "." + form))
                    .forEach(form -> missing.add("en " + base + "." + form));
            RUSSIAN_FORMS.stream()
                    .filter(form -> !russian.containsKey(base + "." + form))
                    .forEach(form -> missing.add("ru " + base + "." + form));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() {
        Map<String, Set<String>> inEnglish = places(english);
        Map<String, Set<String>> inRussian = places(russian);
        Set<String> different = new TreeSet<>();
        inEnglish.forEach((base, places) -> {
            if (!places.equals(inRussian.get(base))) {
                different.add(base + ": en " + places + ", ru " + inRussian.get(base));
            }
        });
        assertThat(different).isEmpty();
    }

    @Test
    void everyTextCanBeFormattedAndKeepsItsApostrophes() {
        Set<String> broken = new TreeSet<>();
        Stream.of(english, russian)
                .forEach(texts -> texts.forEach((key, text) -> {
                    if (!formats(text)) {
                        broken.add(key + "=" + text);
                    }
                }));
        assertThat(broken).isEmpty();
    }

    @Test
    void everyKeyInUseIsThere() {
        Set<String> known = bases(english);
        Set<String> modules = modules();
        Set<String> missing = new TreeSet<>();
        sources()
                .forEach((file, text) -> literals(text)
                        .filter(literal -> modules.contains(literal.substring(0, literal.indexOf('.')))
                                && !known.contains(literal)
                                && !english.containsKey(literal))
                        .forEach(literal -> missing.add(literal + " in " + file)));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyKeyIsInUse() {
        Set<String> used = new TreeSet<>();
        Set<Pattern> joined = new java.util.HashSet<>();
        sources().forEach((file, text) -> {
            literals(text).forEach(used::add);
            joined(text, joined);
        });
        Set<String> unused = new TreeSet<>();
        for (String base : bases(english)) {
            boolean found = used.contains(base)
                    || OF_TOOLS.matcher(base).matches()
                    || joined.stream().anyMatch(pattern -> pattern.matcher(base).matches());
            if (!found) {
                unused.add(base);
            }
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void everyKeyBeginsWithItsModule() {
        Set<String> strangers = new TreeSet<>();
        Sources.of(Sources.RESOURCES.resolve("messages"), ".properties").forEach((file, text) -> {
            String module = file.getFileName().toString().split("[_.]")[0];
            read(text).keySet().stream()
                    .filter(key -> !key.startsWith(module + "."))
                    .forEach(key -> strangers.add(key + " in " + file));
        });
        assertThat(strangers).isEmpty();
    }

    /** Java and templates; a literal in a comment can't be told from one in code and does no harm. */
    private static Map<Path, String> sources() {
        Map<Path, String> sources = new TreeMap<>(Sources.of(Sources.JAVA, ".java"));
        sources.putAll(Sources.of(Sources.TEMPLATES, ".jte"));
        return sources;
    }

    private static Stream<String> literals(String text) {
        return KEY.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(key -> !FILE.matcher(key).matches());
    }

    /** {@code "deals.field." + x} and {@code "deals." + x + ".unknown"}; a whole module at once names nothing. */
    private static void joined(String text, Set<Pattern> into) {
        Matcher found = JOINED.matcher(text);
        while (found.find()) {
            String head = found.group(1);
            String tail = found.group(2) == null ? "" : found.group(2);
            boolean wholeModule = head.indexOf('.') == head.length() - 1 && tail.isEmpty();
            if (!wholeModule) {
                into.add(Pattern.compile(Pattern.quote(head) + "[\\w.-]+" + Pattern.quote(tail)));
            }
        }
    }

    private Set<String> modules() {
        Set<String> modules = new TreeSet<>();
        english.keySet().forEach(key -> modules.add(key.substring(0, key.indexOf('.'))));
        return modules;
    }

    private static boolean formats(String text) {
        try {
            String asShown = new MessageFormat(text).toPattern();
            long told = text.replace("''", "").chars().filter(c -> c == '\'').count();
            // A lone apostrophe opens a quotation: what follows loses its places, and the apostrophe is gone.
            return told == 0 || text.matches(".*'[{}]+'.*") && asShown.contains("'");
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private Map<String, Set<String>> places(Map<String, String> texts) {
        Map<String, Set<String>> places = new HashMap<>();
        texts.forEach((key, text) -> {
            Set<String> of = places.computeIfAbsent(base(key), base -> new TreeSet<>());
            PLACE.matcher(text).results().forEach(found -> of.add(found.group(1)));
        });
        return places;
    }

    private Set<String> bases(Map<String, String> texts) {
        Set<String> bases = new TreeSet<>();
        texts.keySet().forEach(key -> bases.add(base(key)));
        return bases;
    }

    /** The key of a text, without the form where it depends on a count. */
    private String base(String key) {
        int dot = key.lastIndexOf('.');
        String before = key.substring(0, dot);
        String form = key.substring(dot + 1);
        boolean isForm = ENGLISH_FORMS.contains(form) || RUSSIAN_FORMS.contains(form);
        return isForm && counted.contains(before) ? before : key;
    }

    private static Set<String> counted(Map<String, String> texts) {
        Set<String> counted = new TreeSet<>();
        texts.keySet().stream()
                .filter(key -> key.endsWith(".one"))
                .forEach(key -> counted.add(key.substring(0, key.length() - 4)));
        return counted;
    }

    private static Map<String, String> bundles(Predicate<String> wanted) {
        Map<String, String> texts = new TreeMap<>();
        Sources.of(Sources.RESOURCES.resolve("messages"), ".properties").forEach((file, text) -> {
            if (wanted.test(file.getFileName().toString())) {
                texts.putAll(read(text));
            }
        });
        return texts;
    }

    private static Map<String, String> read(String text) {
        Properties properties = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                if (containsKey(key)) {
                    throw new IllegalStateException("Twice in one file: " + key);
                }
                return super.put(key, value);
            }
        };
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, value) -> texts.put((String) key, (String) value));
        return texts;
    }
}
