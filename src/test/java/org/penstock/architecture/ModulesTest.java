package org.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.penstock.Penstock;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The modules of design and code are the same ones, without cycles, and every URL leads to its module. */
class ModulesTest {

    @Test
    void modulesHaveNoCyclesAndTouchOnlyDoors() {
        ApplicationModules.of(Penstock.class).verify();
    }

    @Test
    void firstSegmentOfEveryUrlIsANounOfItsModule() throws ClassNotFoundException {
        Set<String> strangers = new TreeSet<>();
        for (Class<?> controller : controllers()) {
            String module = controller.getPackageName().split("\\.")[2];
            String nouns = nouns(module);
            for (String url : urls(controller)) {
                List<String> segments = Arrays.stream(url.split("/"))
                        .filter(segment -> !segment.isBlank())
                        .toList();
                boolean known = segments.isEmpty()
                        || url.startsWith("$")
                        || segments.getFirst().equals(module)
                        || segments.stream().anyMatch(segment -> nouns.contains("/" + segment));
                if (!known) {
                    strangers.add(module + " answers " + url + " and its package-info names no noun of it");
                }
            }
        }
        assertThat(strangers).isEmpty();
    }

    private static List<Class<?>> controllers() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        List<Class<?>> controllers = new ArrayList<>();
        for (BeanDefinition found : scanner.findCandidateComponents("org.penstock")) {
            controllers.add(Class.forName(found.getBeanClassName()));
        }
        return controllers;
    }

    private static List<String> urls(Class<?> controller) {
        List<String> urls = new ArrayList<>();
        for (Method method : controller.getDeclaredMethods()) {
            RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
            if (mapping != null) {
                urls.addAll(List.of(mapping.path()));
            }
        }
        return urls;
    }

    /** The line "URLs: …" of the module's package-info. */
    private static String nouns(String module) {
        try {
            String text = java.nio.file.Files.readString(
                    java.nio.file.Path.of("src/main/java/org/penstock/" + module + "/package-info.java"));
            int at = text.indexOf("URLs:");
            return at < 0 ? "" : text.substring(at, text.indexOf("*/", at));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
