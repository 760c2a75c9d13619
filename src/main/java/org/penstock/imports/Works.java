package org.penstock.imports;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penstock.catalog.Products;
import org.penstock.contacts.Organisations;
import org.penstock.contacts.People;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Reasons;
import org.penstock.identity.Accounts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sets a going-through of an import's rows up: with the books of names, the stages and the fields as they stand now. */
@Component
class Works {
    private static final String STAGE_NAMES = """
            select distinct cells::jsonb ->> :column as name from import_line
             where run_id = :run and file = :file and flaw is null""";

    private final JdbcClient jdbc;
    private final RunRows runs;
    private final MemoryRows memory;
    private final FieldMaking fields;
    private final FactColumns facts;
    private final Organisations organisations;
    private final People people;
    private final Products products;
    private final Accounts accounts;
    private final Pipelines pipelines;
    private final Reasons reasons;
    private final Ids ids;
    private final Clock clock;

    Works(
            JdbcClient jdbc,
            RunRows runs,
            MemoryRows memory,
            FieldMaking fields,
            FactColumns facts,
            Organisations organisations,
            People people,
            Products products,
            Accounts accounts,
            Pipelines pipelines,
            Reasons reasons,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.memory = memory;
        this.fields = fields;
        this.facts = facts;
        this.organisations = organisations;
        this.people = people;
        this.products = products;
        this.accounts = accounts;
        this.pipelines = pipelines;
        this.reasons = reasons;
        this.ids = ids;
        this.clock = clock;
    }

    Work of(ImportRun run, Actor actor, boolean writing) {
        List<ImportFile> files = runs.files(run.id());
        Map<String, String> answers = new HashMap<>(memory.remembered());
        answers.putAll(memory.answers(run.id()));
        StageBook stages = new StageBook(pipelines.current(), pipelines.standard(), answers);
        DealWorks deals = DealWorks.of(stages, reasons.all(), stageNames(run.id(), files));
        Work work = new Work(
                run,
                actor,
                writing,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                files,
                books(actor, answers),
                deals,
                answers);
        fields.lookUp(files, work.fieldKeys, work.fields);
        work.facts.putAll(facts.byName());
        return work;
    }

    private Work.Books books(Actor actor, Map<String, String> answers) {
        return new Work.Books(
                book(
                        "organisation",
                        true,
                        keys -> organisations.findByKeys(actor, keys),
                        organisationNames(actor),
                        answers),
                book("person", true, keys -> people.findByKeys(actor, keys), personNames(actor), answers),
                book("product", false, keys -> products.findByKeys(actor, keys), productNames(actor), answers),
                book(
                        "rep",
                        true,
                        keys -> accounts.findByKeys(actor, keys),
                        found -> accounts.names(actor, found),
                        answers));
    }

    private NameBook book(
            String kind,
            boolean makes,
            Function<Collection<String>, Map<String, List<UUID>>> find,
            Function<Collection<UUID>, Map<UUID, String>> names,
            Map<String, String> answers) {
        return new NameBook(kind, makes, find, names, answers, ids);
    }

    private Function<Collection<UUID>, Map<UUID, String>> organisationNames(Actor actor) {
        return found -> organisations.byIds(actor, found).values().stream()
                .filter(one -> !one.binned())
                .collect(Collectors.toMap(one -> one.id(), one -> one.name()));
    }

    private Function<Collection<UUID>, Map<UUID, String>> personNames(Actor actor) {
        return found -> people.byIds(actor, found).values().stream()
                .filter(one -> !one.binned())
                .collect(Collectors.toMap(one -> one.id(), one -> one.name()));
    }

    private Function<Collection<UUID>, Map<UUID, String>> productNames(Actor actor) {
        return found -> products.byIds(actor, found).values().stream()
                .filter(one -> !one.binned())
                .collect(Collectors.toMap(one -> one.id(), one -> one.name()));
    }

    private Map<Integer, List<String>> stageNames(UUID run, List<ImportFile> files) {
        Map<Integer, List<String>> names = new HashMap<>();
        for (ImportFile file : files) {
            if (file.entity() == Entity.DEALS) {
                file.place(Target.DEAL_STAGE)
                        .ifPresent(column -> names.put(
                                file.number(),
                                jdbc.sql(STAGE_NAMES)
                                        .param("run", run)
                                        .param("file", file.number())
                                        .param("column", column)
                                        .query((row, n) -> String.valueOf(row.getString("name")))
                                        .list()));
            }
        }
        return names;
    }
}
