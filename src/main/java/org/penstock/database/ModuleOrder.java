package org.penstock.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModuleIdentifier;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.util.ApplicationModulesExporter;

/**
 * The modules, lower ones first: the order in which they migrate. Reading all classes to find it takes seconds, so
 * {@code bin/penstock} does it once for each build and the program finds it beside its jar.
 */
public final class ModuleOrder {
    private static final String ORDER = "META-INF/penstock/modules";

    private ModuleOrder() {}

    /** Writes what is known of the modules below a directory. */
    public static void main(String[] directory) throws IOException {
        ApplicationModules modules = ApplicationModules.of("org.penstock");
        Path root = Path.of(directory[0]);
        List<String> order = modules.stream()
                .map(ApplicationModule::getIdentifier)
                .map(ApplicationModuleIdentifier::toString)
                .toList();
        write(root.resolve(ORDER), String.join("\n", order));
        write(
                root.resolve(ApplicationModulesExporter.DEFAULT_LOCATION),
                new ApplicationModulesExporter(modules).toJson());
    }

    /** The order that was found when this was built; null when running from the sources. */
    static @Nullable List<ApplicationModuleIdentifier> known() {
        try (InputStream file = ModuleOrder.class.getResourceAsStream("/" + ORDER)) {
            return file == null
                    ? null
                    : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(ApplicationModuleIdentifier::of)
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
