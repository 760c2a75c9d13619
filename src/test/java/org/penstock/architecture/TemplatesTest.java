package org.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What no template may hold: words of its own, script or style in line, an address outside, unescaped output. A word that
 * is the same in every language (a language's code) stands in an element with {@code translate="no"}.
 */
class TemplatesTest {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][\\w-]*)((?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([\\w:.@-]+)(?:\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"'>]+))?");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    /** Entities, the first line of a page, and the product's name, which is the same in every language. */
    private static final Pattern NO_WORDS = Pattern.compile("&#?\\w+;|<!doctype html>|\\bPenstock\\b");

    /** Keys of messages, or the ends of such. */
    private static final Pattern KEY = Pattern.compile("[a-z]*(?:\\.[\\w-]+)+");

    private static final Set<String> WORDED = Set.of("aria-label", "title", "placeholder", "alt", "aria-description");
    /** Elements whose text nobody reads as words: code, commands, and keys of the keyboard. */
    private static final Set<String> SILENT = Set.of("script", "style", "kbd", "code", "pre");

    private static final Set<String> LINKING = Set.of("src", "href", "action", "srcset", "poster", "hx-get", "hx-post");

    /** A literal as the value of an expression: alone, in a choice or added; not one that is compared or handed on. */
    private static final Pattern SPOKEN = Pattern.compile("(?:^|[?:+])\\s*\"([^\"]*\\p{L}[^\"]*)\"");

    private static final Pattern SPOKEN_ARGUMENT =
            Pattern.compile("\\b(label|title|text|hint|placeholder|action|more)\\s*=\\s*\"([^\"]*\\p{L}[^\"]*)\"");

    @Test
    void templatesHoldNoWordsScriptsOrAddressesOfTheirOwn() {
        Set<String> found = new TreeSet<>();
        Sources.of(Sources.TEMPLATES, ".jte")
                .forEach((file, text) -> faults(text).forEach(fault -> found.add(file + ": " + fault)));
        assertThat(found).isEmpty();
    }

    @Test
    void seesEachKindOfFault() {
        assertThat(faults("<p>${ui.t(\"a.b\")} · ${x}</p><p translate=\"no\">EN</p>@if(a > b)<b>1</b>@endif"))
                .isEmpty();
        assertThat(faults("<p>Hello ${name}</p>")).hasSize(1);
        assertThat(faults("<p>${late ? \"Late\" : \"\"}</p>")).hasSize(1);
        assertThat(faults("<a title=\"Open ${x}\"></a>")).hasSize(1);
        assertThat(faults("@template.web.empty(title = \"Nothing\", icon = \"user\")"))
                .hasSize(1);
        assertThat(faults("@template.web.page(content = @`<b>Bold</b>`)")).hasSize(1);
        assertThat(faults("<a onclick=\"x()\"></a><a style=\"x\"></a><a hx-on:click=\"x\"></a>"))
                .hasSize(3);
        assertThat(faults("<script>x</script><style>x</style>")).hasSize(2);
        assertThat(
                        faults(
                                "<img src=\"https://example.com/x\"><a href=\"//example.com\"></a><a href=\"javascript:x\"></a>"))
                .hasSize(3);
        assertThat(faults("<p>$unsafe{x}</p>")).hasSize(1);
    }

    private static List<String> faults(String source) {
        List<String> faults = new ArrayList<>();
        if (source.contains("$unsafe")) {
            faults.add("$unsafe lets markup through");
        }
        Template template = Template.of(source);
        for (String argument : template.arguments) {
            SPOKEN_ARGUMENT
                    .matcher(argument)
                    .results()
                    .forEach(found -> faults.add("words in the argument " + found.group(1) + ": " + found.group(2)));
        }
        elements(template, faults);
        return faults;
    }

    private static void elements(Template template, List<String> faults) {
        String html = template.html.toString();
        String silent = "";
        int expression = 0;
        int end = 0;
        Matcher tag = TAG.matcher(html);
        while (tag.find()) {
            expression = text(template, html.substring(end, tag.start()), silent, expression, faults);
            String name = tag.group(2).toLowerCase(java.util.Locale.ROOT);
            String attributes = tag.group(3);
            if (tag.group(1).isEmpty()) {
                silent = SILENT.contains(name) || attributes.contains("translate=\"no\"") ? name : silent;
                element(name, attributes, faults);
            } else if (name.equals(silent)) {
                silent = "";
            }
            expression +=
                    (int) attributes.chars().filter(c -> c == Template.DATA).count();
            end = tag.end();
        }
        text(template, html.substring(end), silent, expression, faults);
    }

    /** Answers how many expressions lie behind it. */
    private static int text(Template template, String text, String silent, int expression, List<String> faults) {
        int here = expression;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == Template.DATA) {
                SPOKEN.matcher(template.expressions.get(here++))
                        .results()
                        .filter(found -> !KEY.matcher(found.group(1)).matches())
                        .forEach(found -> faults.add("words in an expression: " + found.group(1)));
            }
        }
        String words = NO_WORDS.matcher(text).replaceAll(" ").strip();
        if (silent.isEmpty() && LETTER.matcher(words).find()) {
            faults.add("words: " + words.replaceAll("\\s+", " "));
        }
        return here;
    }

    private static void element(String name, String attributes, List<String> faults) {
        if (name.equals("style")) {
            faults.add("a style element");
        }
        if (name.equals("script") && !attributes.contains("src=")) {
            faults.add("a script in line");
        }
        ATTRIBUTE.matcher(attributes).results().forEach(found -> {
            String attribute = found.group(1).toLowerCase(java.util.Locale.ROOT);
            String value = found.group(2) == null ? "" : found.group(2).replaceAll("^[\"']|[\"']$", "");
            if (attribute.startsWith("on") || attribute.startsWith("hx-on") || attribute.equals("style")) {
                faults.add("the attribute " + attribute);
            }
            if (WORDED.contains(attribute)
                    && LETTER.matcher(NO_WORDS.matcher(value).replaceAll("")).find()) {
                faults.add("words in " + attribute + ": " + value);
            }
            if (LINKING.contains(attribute) && value.matches("(?i)\\s*(?:https?:|//|javascript:|data:).*")) {
                faults.add("an address outside: " + value);
            }
        });
    }
}
