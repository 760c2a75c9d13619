package org.penstock.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All message bundles, {@code messages/<module>.properties}; a module adds its own by having the file. */
final class Bundles extends ResourceBundleMessageSource {
    /** The languages of the interface; the first is what a reader gets whose language we don't have. */
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ru"));

    private static final String ENGLISH = "classpath*:/messages/*.properties";

    Bundles() throws IOException {
        setBasenames(Arrays.stream(new PathMatchingResourcePatternResolver().getResources(ENGLISH))
                .map(Resource::getFilename)
                .map(Objects::requireNonNull)
                .filter(name -> name.indexOf('_') < 0)
                .map(name -> "messages/" + name.substring(0, name.lastIndexOf('.')))
                .distinct()
                .toArray(String[]::new));
        setDefaultEncoding("UTF-8");
        setFallbackToSystemLocale(false);
        setDefaultLocale(Locale.ENGLISH);
        // So that a quote is written the same way in every text, with arguments or without.
        setAlwaysUseMessageFormat(true);
    }

    static Locale nearest(Locale wanted) {
        return LANGUAGES.stream()
                .filter(locale -> locale.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(LANGUAGES.getFirst());
    }
}
