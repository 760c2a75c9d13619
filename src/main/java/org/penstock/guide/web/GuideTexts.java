package org.penstock.guide.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.penstock.kernel.Missing;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The texts of {@code docs/guide/<language>/<topic>.md} as HTML. They come with the program; markup and scripts in them are
 * escaped all the same.
 */
@Component
class GuideTexts {
    /** In the order in which one reads them. */
    static final List<String> TOPICS = List.of(
            "start",
            "board",
            "search",
            "import",
            "leads",
            "pipelines",
            "playbooks",
            "needs",
            "proposals",
            "closing",
            "customers",
            "rotting",
            "figures",
            "people",
            "backup");

    private static final String PICTURES = "../../screenshots/";
    private static final Parser PARSER = Parser.builder().build();

    /** The first heading; it stands in the list of topics. */
    String title(String topic, String language) {
        return text(topic, language).lines().findFirst().orElse("").replaceFirst("^#\\s*", "");
    }

    /** {@link Missing} when there is no such topic. */
    String html(String topic, String language, UnaryOperator<String> asset) {
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> addresses(asset))
                .build()
                .render(PARSER.parse(text(topic, language)));
    }

    /** Links and pictures work on the disk and on GitHub; here they lead to pages and static files. */
    private static AttributeProvider addresses(UnaryOperator<String> asset) {
        return (Node node, String tag, Map<String, String> attributes) -> {
            if (node instanceof Link link && link.getDestination().endsWith(".md")) {
                attributes.put("href", "/guide/" + link.getDestination().replace(".md", ""));
            } else if (node instanceof Image picture && picture.getDestination().startsWith(PICTURES)) {
                attributes.put(
                        "src",
                        asset.apply("img/guide/" + picture.getDestination().substring(PICTURES.length())));
                attributes.put("loading", "lazy");
            }
        };
    }

    private static String text(String topic, String language) {
        if (!TOPICS.contains(topic)) {
            throw new Missing("Topic of the guide");
        }
        try {
            return new ClassPathResource("guide/" + language + "/" + topic + ".md")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
