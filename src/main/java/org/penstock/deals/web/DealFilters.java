package org.penstock.deals.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.penstock.deals.DealFilter;
import org.penstock.deals.DealWheres;
import org.penstock.deals.FactTexts;
import org.penstock.deals.Outcome;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Stage;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Role;
import org.penstock.web.Option;
import org.penstock.web.Ui;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The filter as pages show it: what is filtered now, each part with a link that takes it away, and what one may add. */
@Component
public class DealFilters {
    private static final String NAMES = """
            select id, name from account where id = any(:ids::uuid[])
            union all select id, name from team where id = any(:ids::uuid[])
            union all select id, name from label where id = any(:ids::uuid[])
            union all select id, name from organisation where id = any(:ids::uuid[])
            union all select id, name from person where id = any(:ids::uuid[])""";
    private static final String OWNERS = """
            select id::text as value, name as text from account
             where state <> 'deactivated' and (:all or id = any(:sees::uuid[])) order by name limit 200""";
    private static final String TEAMS = "select 'team:' || id as value, name as text from team order by name limit 200";
    private static final String LABELS = """
            select id::text as value, name as text from label
             where subject = 'deal' and retired_at is null order by name limit 200""";
    private static final String SOURCES = """
            with recursive source as (
              (select source from deal where source is not null order by source limit 1)
              union all
              select (select d.source from deal d where d.source > s.source order by d.source limit 1)
                from source s where s.source is not null)
            select source as value, source as text from source where source is not null limit 100""";

    private final JdbcClient jdbc;
    private final Pipelines pipelines;
    private final DealWheres wheres;

    DealFilters(JdbcClient jdbc, Pipelines pipelines, DealWheres wheres) {
        this.jdbc = jdbc;
        this.pipelines = pipelines;
        this.wheres = wheres;
    }

    /** Without any parameter a rep sees the own deals, everybody else all. */
    static DealFilter read(Actor actor, MultiValueMap<String, String> parameters) {
        DealFilter filter = DealFilter.parse(parameters);
        return parameters.isEmpty() && actor.role() == Role.REP ? filter.ownedBy(List.of("me")) : filter;
    }

    /** One part of a filter: what it says, and the query without it. */
    public record Chip(String text, String without) {}

    List<Chip> chips(Ui ui, DealFilter filter) {
        Map<UUID, String> names = names(filter);
        List<Chip> chips = new ArrayList<>();
        String query = filter.link();
        filter.owners().forEach(owner -> chips.add(chip(query, "owner", owner, owner(ui, owner, names))));
        filter.stages()
                .forEach(id -> chips.add(
                        chip(query, "stage", id.toString(), pipelines.stage(id).name())));
        for (Outcome outcome : filter.outcomes()) {
            chips.add(chip(query, "outcome", outcome.code(), ui.t("deals.outcome." + outcome.code())));
        }
        filter.labels().forEach(id -> chips.add(chip(query, "label", id.toString(), name(ui, names, id))));
        filter.sources().forEach(source -> chips.add(chip(query, "source", source, source)));
        text(ui, chips, query, "q", filter.text(), "deals.filter.chip.q");
        text(ui, chips, query, "value-from", filter.valueFrom(), "deals.filter.chip.value-from");
        text(ui, chips, query, "value-to", filter.valueTo(), "deals.filter.chip.value-to");
        period(ui, chips, query, "closes", filter.closes());
        period(ui, chips, query, "created", filter.created());
        period(ui, chips, query, "closed", filter.closed());
        if (filter.step() != null) {
            chips.add(chip(query, "step", filter.step(), ui.t("deals.filter.step." + filter.step())));
        }
        if (filter.organisation() != null) {
            chips.add(chip(
                    query, "organisation", filter.organisation().toString(), name(ui, names, filter.organisation())));
        }
        if (filter.person() != null) {
            chips.add(chip(query, "person", filter.person().toString(), name(ui, names, filter.person())));
        }
        if (filter.figure() != null && ui.actor() != null) {
            String words = wheres.words(ui.actor(), filter.figure())
                    .map(ui.texts()::of)
                    .orElseGet(() -> ui.t("deals.filter.unknown"));
            chips.add(chip(query, "figure", filter.figure(), words));
        }
        new TreeMap<>(filter.custom())
                .forEach((key, value) -> chips.add(chip(query, "custom." + key, value, key + ": " + value)));
        new TreeMap<>(filter.facts())
                .forEach((name, value) ->
                        chips.add(chip(query, "fact." + name, value, FactTexts.chip(ui.texts(), name, value))));
        return chips;
    }

    /** The periods that have a name, in the order in which the form offers them. */
    public static List<String> periods() {
        return DealFilter.periods();
    }

    /** What the filter's form offers. */
    public record Choices(List<Option> owners, List<Option> stages, List<Option> labels, List<Option> sources) {}

    Choices choices(Ui ui, Actor actor, DealFilter filter) {
        List<Option> owners = new ArrayList<>();
        owners.add(Option.of("any", ui.t("deals.filter.owner.any")));
        owners.add(Option.of("me", ui.t("deals.filter.owner.me")));
        owners.add(Option.of("none", ui.t("deals.filter.owner.none")));
        owners.addAll(jdbc.sql(TEAMS).query(DealFilters::option).list());
        UUID[] sees = actor.seesArray();
        owners.addAll(jdbc.sql(OWNERS)
                .param("all", sees == null)
                .param("sees", sees == null ? new UUID[0] : sees)
                .query(DealFilters::option)
                .list());
        List<Stage> stages = filter.pipeline() == null
                ? pipelines.standard().current()
                : pipelines.of(filter.pipeline()).current();
        return new Choices(
                owners,
                stages.stream()
                        .map(stage -> Option.of(stage.id().toString(), stage.name()))
                        .toList(),
                jdbc.sql(LABELS).query(DealFilters::option).list(),
                jdbc.sql(SOURCES).query(DealFilters::option).list());
    }

    private static Option option(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return Option.of(row.getString("value"), row.getString("text"));
    }

    private Map<UUID, String> names(DealFilter filter) {
        List<UUID> ids = new ArrayList<>(filter.labels());
        for (String owner : filter.owners()) {
            if (!owner.equals("me") && !owner.equals("none")) {
                ids.add(UUID.fromString(owner.startsWith("team:") ? owner.substring(5) : owner));
            }
        }
        if (filter.organisation() != null) {
            ids.add(filter.organisation());
        }
        if (filter.person() != null) {
            ids.add(filter.person());
        }
        Map<UUID, String> names = new java.util.HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql(NAMES).param("ids", ids.toArray(UUID[]::new)).query(row -> {
                names.put(row.getObject("id", UUID.class), row.getString("name"));
            });
        }
        return names;
    }

    private static String owner(Ui ui, String owner, Map<UUID, String> names) {
        if (owner.equals("me") || owner.equals("none")) {
            return ui.t("deals.filter.owner." + owner);
        }
        return name(ui, names, UUID.fromString(owner.startsWith("team:") ? owner.substring(5) : owner));
    }

    private static String name(Ui ui, Map<UUID, String> names, UUID id) {
        return names.getOrDefault(id, ui.t("deals.filter.unknown"));
    }

    private static void text(
            Ui ui,
            List<Chip> chips,
            String query,
            String name,
            @org.jspecify.annotations.Nullable Object value,
            String key) {
        if (value != null) {
            chips.add(chip(query, name, value.toString(), ui.t(key, value)));
        }
    }

    private static void period(
            Ui ui, List<Chip> chips, String query, String name, @org.jspecify.annotations.Nullable String period) {
        if (period != null) {
            String what = period.contains("..") ? period.replace("..", " – ") : ui.t("deals.period." + period);
            chips.add(chip(query, name, period, ui.t("deals.filter.chip." + name, what)));
        }
    }

    private static Chip chip(String query, String name, String value, String text) {
        return new Chip(text, Queries.without(query, name, value));
    }
}
