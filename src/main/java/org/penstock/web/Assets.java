package org.penstock.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.zip.CRC32;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where the static files are: under a path that carries a mark of their content, so that browsers may keep them for ever. */
public final class Assets {
    static final String ROOT = "/assets/";
    private static final String PATH = ROOT + mark();

    private Assets() {}

    /** {@code /assets/<mark>}. */
    public static String path() {
        return PATH;
    }

    /** The symbol of an icon in the sprite; the names are Tabler's. */
    public static String icon(String name) {
        return PATH + "/icons/web/icons.svg#" + name;
    }

    private static String mark() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:/static/**/*.*");
            CRC32 sum = new CRC32();
            for (Resource file : Arrays.stream(files)
                    .filter(Resource::isReadable)
                    .sorted(Comparator.comparing(Assets::where))
                    .toList()) {
                sum.update(file.getContentAsByteArray());
            }
            return Long.toString(sum.getValue(), Character.MAX_RADIX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String where(Resource file) {
        try {
            return file.getURL().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
