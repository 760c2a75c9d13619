package org.penstock.deals.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Organisation;
import org.penstock.contacts.Organisations;
import org.penstock.contacts.People;
import org.penstock.contacts.Person;
import org.penstock.deals.DealPage;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Stage;
import org.penstock.fields.CurrencyOptions;
import org.penstock.fields.CustomFields;
import org.penstock.fields.FieldInput;
import org.penstock.fields.FieldValue;
import org.penstock.fields.Label;
import org.penstock.fields.Labels;
import org.penstock.fields.Subject;
import org.penstock.identity.Accounts;
import org.penstock.kernel.Actor;
import org.penstock.teams.Company;
import org.penstock.web.Option;
import org.penstock.web.Ui;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** What the forms of a deal need besides the deal: choices, labels, custom fields. */
@Component
public class DealForms {
    private final CustomFields fields;
    private final Labels labels;
    private final Pipelines pipelines;
    private final Company company;
    private final Organisations organisations;
    private final People people;
    private final Accounts accounts;
    private final DealClashes clashes;

    DealForms(
            CustomFields fields,
            Labels labels,
            Pipelines pipelines,
            Company company,
            Organisations organisations,
            People people,
            Accounts accounts,
            DealClashes clashes) {
        this.organisations = organisations;
        this.people = people;
        this.accounts = accounts;
        this.clashes = clashes;
        this.fields = fields;
        this.labels = labels;
        this.pipelines = pipelines;
        this.company = company;
    }

    /** What the facts card shows. */
    public record Facts(List<Label> labels, List<FieldValue> custom) {}

    Facts facts(Ui ui, DealPage page) {
        Map<UUID, Label> all = labels.byId(Subject.DEAL);
        return new Facts(
                page.deal().labels().stream()
                        .map(all::get)
                        .filter(java.util.Objects::nonNull)
                        .toList(),
                fields.show(Subject.DEAL, page.deal().custom(), ui.texts()));
    }

    /**
     * A form with all that it offers.
     *
     * @param was the facts as they stood when the form was made, for telling who changed what
     */
    public record Filled(
            DealForm form,
            String was,
            List<Option> pipelineStages,
            List<Option> currencies,
            List<Label> labels,
            List<UUID> chosenLabels,
            List<FieldInput> custom) {}

    Filled blank(
            Actor actor, Ui ui, @Nullable UUID pipeline, @Nullable UUID stage, MultiValueMap<String, String> given) {
        DealForm form = DealForm.empty(company.settings().currency(), pipeline, stage);
        given.forEach((name, values) -> form.typed().put(name, values));
        if (form.get("stage").isEmpty()) {
            form.typed().set("stage", first(form.id("pipeline")).id().toString());
        }
        if (form.get("owner").isEmpty()) {
            form.typed().set("owner", String.valueOf(actor.requireId()));
            form.typed().set("ownerText", actor.name());
        }
        named(actor, form);
        return filled(form, "", List.of(), fields.inputs(Subject.DEAL, Map.of(), ui.texts(), currency()));
    }

    private Stage first(@Nullable UUID pipeline) {
        return (pipeline == null ? pipelines.standard() : pipelines.of(pipeline)).first();
    }

    Filled of(Ui ui, DealPage page) {
        return filled(
                DealForm.of(page),
                clashes.was(ui, page),
                page.deal().labels(),
                fields.inputs(Subject.DEAL, page.deal().custom(), ui.texts(), currency()));
    }

    Filled again(Actor actor, Ui ui, DealForm form) {
        List<UUID> chosen = form.typed().getOrDefault("labels", List.of()).stream()
                .filter(text -> text.length() == 36)
                .map(UUID::fromString)
                .toList();
        return filled(form, form.get("was"), chosen, fields.inputs(Subject.DEAL, form.typed(), currency()));
    }

    DealForm.Read read(Ui ui, DealForm form) {
        return form.edits(ui, fields, currency());
    }

    /** A link to a new deal gives ids; the pickers show names. What the reader may not choose is left out. */
    private void named(Actor actor, DealForm form) {
        name(
                form,
                "organisation",
                id -> organisations.find(actor, id).filter(one -> !one.binned()).map(Organisation::name));
        name(
                form,
                "person",
                id -> people.find(actor, id).filter(one -> !one.binned()).map(Person::name));
        name(
                form,
                "owner",
                id -> Optional.ofNullable(accounts.names(actor, List.of(id)).get(id)));
    }

    private static void name(DealForm form, String field, Function<UUID, Optional<String>> names) {
        UUID id = form.id(field);
        Optional<String> name = id == null ? Optional.empty() : names.apply(id);
        if (name.isEmpty()) {
            form.typed().remove(field);
        } else {
            form.typed().set(field + "Text", name.get());
        }
    }

    private Filled filled(DealForm form, String was, List<UUID> chosen, List<FieldInput> custom) {
        List<Pipeline> current = pipelines.current();
        List<Option> stages = current.stream()
                .flatMap(pipeline -> pipeline.current().stream()
                        .map(stage -> Option.of(
                                stage.id().toString(),
                                current.size() > 1 ? pipeline.name() + " · " + stage.name() : stage.name())))
                .toList();
        String currency = form.get("valueCurrency").isBlank() ? currency() : form.get("valueCurrency");
        return new Filled(
                form, was, stages, CurrencyOptions.startingWith(currency), labels.of(Subject.DEAL), chosen, custom);
    }

    private String currency() {
        return company.settings().currency();
    }
}
