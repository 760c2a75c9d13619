package org.penstock.contacts.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.penstock.contacts.ContactFilter;
import org.penstock.contacts.ContactLists;
import org.penstock.contacts.Organisation;
import org.penstock.contacts.Organisations;
import org.penstock.fields.CustomField;
import org.penstock.fields.CustomFields;
import org.penstock.fields.Label;
import org.penstock.fields.Labels;
import org.penstock.identity.Accounts;
import org.penstock.kernel.Actor;
import org.penstock.web.Option;
import org.penstock.web.Ui;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a list's filter offers, and in words what it asks for. */
@Component
public class ContactFilters {
    /** The most owners that a filter offers by name. */
    static final int OWNERS_MAX = 300;

    private static final String OWNERS = """
            select id::text as value, name as text from account where state <> 'deactivated'
             order by lower(name), id limit :limit""";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Organisations organisations;
    private final ContactLists lists;
    private final Labels labels;
    private final CustomFields fields;

    ContactFilters(
            JdbcClient jdbc,
            Accounts accounts,
            Organisations organisations,
            ContactLists lists,
            Labels labels,
            CustomFields fields) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.organisations = organisations;
        this.lists = lists;
        this.labels = labels;
        this.fields = fields;
    }

    /** What the form of the filter, and that of a bulk change, offer. */
    public record Choices(
            List<Option> owners, List<Option> labels, List<Option> industries, List<CustomField> custom) {}

    Choices choices(Actor actor, Ui ui, Noun noun) {
        List<Option> owners = new ArrayList<>();
        owners.add(Option.of(ContactFilter.ME, ui.t("contacts.owner.me")));
        owners.add(Option.of(ContactFilter.NOBODY, ui.t("contacts.owner.none")));
        owners.addAll(jdbc.sql(OWNERS)
                .param("limit", OWNERS_MAX)
                .query((row, number) -> Option.of(row.getString("value"), row.getString("text")))
                .list());
        return new Choices(
                owners,
                labels.of(noun.subject()).stream()
                        .map(label -> Option.of(label.id().toString(), label.name()))
                        .toList(),
                noun.isPeople()
                        ? List.of()
                        : lists.industries(actor).stream()
                                .map(industry -> Option.of(industry, industry))
                                .toList(),
                fields.of(noun.subject()));
    }

    /** One part of a filter: what it says, and the query without it. */
    public record Chip(String text, String without) {}

    List<Chip> chips(Actor actor, Ui ui, Noun noun, ContactFilter filter) {
        Map<String, String> query = filter.query();
        List<Chip> chips = new ArrayList<>();
        query.forEach((name, value) -> {
            if (!name.equals("sort") && !name.equals("bin")) {
                Map<String, String> others = new LinkedHashMap<>(query);
                others.remove(name);
                chips.add(new Chip(text(actor, ui, noun, name, value), link(others)));
            }
        });
        return chips;
    }

    /** The filter as the query of a URL. */
    public static String link(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private String text(Actor actor, Ui ui, Noun noun, String name, String value) {
        return switch (name) {
            case "q" -> ui.t("contacts.chip.q", value);
            case "owner" -> ui.t("contacts.chip.owner", owner(actor, ui, value));
            case "label" -> label(ui, noun, value);
            case "industry" -> ui.t("contacts.chip.industry", value);
            case "organisation" ->
                ui.t(
                        noun.isPeople() ? "contacts.chip.organisation" : "contacts.chip.parent",
                        organisations
                                .find(actor, UUID.fromString(value))
                                .map(Organisation::name)
                                .orElse("—"));
            case "deals" -> ui.t("contacts.deals." + value);
            default -> fields.find(noun.subject(), name).map(CustomField::label).orElse(name) + ": " + value;
        };
    }

    private String owner(Actor actor, Ui ui, String owner) {
        if (owner.equals(ContactFilter.ME) || owner.equals(ContactFilter.NOBODY)) {
            return ui.t("contacts.owner." + owner);
        }
        UUID id = UUID.fromString(owner);
        return accounts.names(actor, List.of(id)).getOrDefault(id, "—");
    }

    private String label(Ui ui, Noun noun, String id) {
        Label label = labels.byId(noun.subject()).get(UUID.fromString(id));
        return ui.t("contacts.chip.label", label == null ? "—" : label.name());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
