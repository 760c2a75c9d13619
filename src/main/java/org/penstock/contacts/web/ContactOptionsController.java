package org.penstock.contacts.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.penstock.contacts.ContactOptions;
import org.penstock.kernel.Actor;
import org.penstock.web.Option;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the pickers of people and organisations offer while one types. */
@PageController
class ContactOptionsController {
    private final ContactOptions options;
    private final Templates templates;

    ContactOptionsController(ContactOptions options, Templates templates) {
        this.options = options;
        this.templates = templates;
    }

    @GetMapping("/people/options")
    JteModel people(Actor actor, Ui ui, @RequestParam(defaultValue = "") String q) {
        return answer(ui, options.people(actor, q));
    }

    @GetMapping("/organisations/options")
    JteModel organisations(Actor actor, Ui ui, @RequestParam(defaultValue = "") String q) {
        return answer(ui, options.organisations(actor, q));
    }

    private JteModel answer(Ui ui, List<ContactOptions.Choice> choices) {
        return templates.webOptions(
                ui,
                choices.stream()
                        .map(choice -> new Option(choice.id().toString(), choice.name(), choice.hint()))
                        .toList(),
                null);
    }
}
