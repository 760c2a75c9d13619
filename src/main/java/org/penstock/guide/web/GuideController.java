package org.penstock.guide.web;

import gg.jte.Content;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.penstock.kernel.Actor;
import org.penstock.web.Option;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The guide, a page a topic, in the reader's language. Everybody who is signed in may read it. */
@PageController
class GuideController {
    private final GuideTexts texts;
    private final Templates templates;

    GuideController(GuideTexts texts, Templates templates) {
        this.texts = texts;
        this.templates = templates;
    }

    @GetMapping("/guide")
    JteModel start(Actor actor, Ui ui) {
        return show(actor, ui, GuideTexts.TOPICS.getFirst());
    }

    @GetMapping("/guide/{topic}")
    JteModel show(Actor actor, Ui ui, @PathVariable String topic) {
        String html = texts.html(topic, ui.language(), ui::asset);
        Content text = output -> output.writeContent(html);
        return templates.guideTopic(ui, texts.title(topic, ui.language()), topics(ui), "/guide/" + topic, text);
    }

    private List<Option> topics(Ui ui) {
        return GuideTexts.TOPICS.stream()
                .map(topic -> Option.of("/guide/" + topic, texts.title(topic, ui.language())))
                .toList();
    }
}
