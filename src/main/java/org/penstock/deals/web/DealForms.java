package org.penstock.deals.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPage;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Pipelines;
import org.penstock.fields.CurrencyOptions;
import org.penstock.fields.CustomFields;
import org.penstock.fields.FieldInput;
import org.penstock.fields.FieldValue;
import org.penstock.fields.Label;
import org.penstock.fields.Labels;
import org.penstock.fields.Subject;
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

    DealForms(CustomFields fields, Labels labels, Pipelines pipelines, Company company) {
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

    /** How a fact stands now, in words; for whoever was too late. */
    public static String of(org.penstock.deals.DealRow deal, String fact, Ui ui) {
        String now = switch (fact) {
            case "value" -> ui.money(deal.value());
            case "owner" -> deal.ownerName();
            case "organisation" -> deal.organisationName();
            case "expectedClose" -> ui.texts().date(deal.expectedClose());
            case "probability" -> ui.texts().percent(deal.probability());
            default -> deal.source();
        };
        return now == null || now.isEmpty() ? "—" : now;
    }

    /** A form with all that it offers. */
    public record Filled(
            DealForm form,
            List<Option> pipelineStages,
            List<Option> currencies,
            List<Label> labels,
            List<UUID> chosenLabels,
            List<FieldInput> custom) {}

    Filled blank(
            Actor actor, Ui ui, @Nullable UUID pipeline, @Nullable UUID stage, MultiValueMap<String, String> given) {
        DealForm form = DealForm.empty(company.settings().currency(), pipeline, stage);
        given.forEach((name, values) -> form.typed().put(name, values));
        if (form.get("owner").isEmpty()) {
            form.typed().set("owner", String.valueOf(actor.requireId()));
            form.typed().set("ownerText", actor.name());
        }
        return filled(form, List.of(), fields.inputs(Subject.DEAL, Map.of(), ui.texts(), currency()));
    }

    Filled of(Ui ui, DealPage page) {
        return filled(
                DealForm.of(page),
                page.deal().labels(),
                fields.inputs(Subject.DEAL, page.deal().custom(), ui.texts(), currency()));
    }

    Filled again(Actor actor, Ui ui, DealForm form) {
        List<UUID> chosen = form.typed().getOrDefault("labels", List.of()).stream()
                .filter(text -> text.length() == 36)
                .map(UUID::fromString)
                .toList();
        return filled(form, chosen, fields.inputs(Subject.DEAL, form.typed(), currency()));
    }

    DealForm.Read read(Ui ui, DealForm form) {
        return form.edits(ui, fields, currency());
    }

    private Filled filled(DealForm form, List<UUID> chosen, List<FieldInput> custom) {
        List<Pipeline> current = pipelines.current();
        List<Option> stages = current.stream()
                .flatMap(pipeline -> pipeline.current().stream()
                        .map(stage -> Option.of(
                                stage.id().toString(),
                                current.size() > 1 ? pipeline.name() + " · " + stage.name() : stage.name())))
                .toList();
        String currency = form.get("valueCurrency").isBlank() ? currency() : form.get("valueCurrency");
        return new Filled(
                form, stages, CurrencyOptions.startingWith(currency), labels.of(Subject.DEAL), chosen, custom);
    }

    private String currency() {
        return company.settings().currency();
    }
}
