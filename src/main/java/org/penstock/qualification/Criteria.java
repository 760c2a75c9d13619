package org.penstock.qualification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.penstock.deals.Pipelines;
import org.penstock.identity.Audit;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.teams.Company;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each pipeline asks of its leads. One that has said nothing asks what the product proposes, in the company's language. */
@Component
public class Criteria {
    /** The most criteria of a pipeline: a card that is longer is not answered on the phone. */
    public static final int CRITERIA_MAX = 20;

    private static final List<String> STANDARD = List.of("budget", "authority", "need", "timing", "fit");

    private static final String OF_PIPELINE = """
            select key, name, question from qualification_criterion where pipeline_id = :pipeline order by position""";
    private static final String FORGET = "delete from qualification_criterion where pipeline_id = :pipeline";
    private static final String PUT = """
            insert into qualification_criterion (pipeline_id, key, position, name, question) values (?, ?, ?, ?, ?)""";

    private final JdbcClient jdbc;
    private final JdbcTemplate sets;
    private final Pipelines pipelines;
    private final Company company;
    private final MessageSource messages;
    private final Audit audit;

    Criteria(
            JdbcClient jdbc,
            JdbcTemplate sets,
            Pipelines pipelines,
            Company company,
            MessageSource messages,
            Audit audit) {
        this.jdbc = jdbc;
        this.sets = sets;
        this.pipelines = pipelines;
        this.company = company;
        this.messages = messages;
        this.audit = audit;
    }

    /** What is asked in the pipeline today. */
    public List<Criterion> of(Actor actor, UUID pipeline) {
        List<Criterion> own = own(pipeline);
        return own.isEmpty() ? standard() : own;
    }

    /** Whether the pipeline has criteria of its own. */
    public boolean areOwn(Actor actor, UUID pipeline) {
        return !own(pipeline).isEmpty();
    }

    /** Replaces what the pipeline asks; none goes back to what the product proposes. Answers that were given stay. */
    @Transactional
    public Result<List<Criterion>> replace(Actor actor, UUID pipeline, List<Criterion> criteria) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        String name = pipelines.of(pipeline).name();
        List<Refusal> refusals = refusals(criteria);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        List<Criterion> before = of(actor, pipeline);
        write(pipeline, criteria);
        List<Criterion> after = of(actor, pipeline);
        audit.note(actor, "criteria_changed", name, Map.of("criteria", told(before)), Map.of("criteria", told(after)));
        return Result.done(after);
    }

    List<Criterion> own(UUID pipeline) {
        return jdbc.sql(OF_PIPELINE)
                .param("pipeline", pipeline)
                .query((row, number) ->
                        new Criterion(row.getString("key"), row.getString("name"), row.getString("question")))
                .list();
    }

    void write(UUID pipeline, List<Criterion> criteria) {
        jdbc.sql(FORGET).param("pipeline", pipeline).update();
        List<Object[]> rows = new ArrayList<>();
        for (Criterion criterion : criteria) {
            rows.add(new Object[] {pipeline, criterion.key(), rows.size(), criterion.name(), criterion.question()});
        }
        sets.batchUpdate(PUT, rows);
    }

    /** Each names the field: {@code criteria.<place>.<what>}, places from 1. */
    static List<Refusal> refusals(List<Criterion> criteria) {
        List<Refusal> refusals = new ArrayList<>();
        if (criteria.size() > CRITERIA_MAX) {
            refusals.add(Refusal.at("criteria", "qualification.refused.too-many", CRITERIA_MAX));
        }
        Set<String> keys = new HashSet<>();
        Set<String> names = new HashSet<>();
        int place = 0;
        for (Criterion criterion : criteria) {
            String at = "criteria." + ++place;
            if (!criterion.key().matches("[a-z0-9-]{1,40}") || !keys.add(criterion.key())) {
                refusals.add(Refusal.at(at + ".key", "qualification.refused.key", Criterion.KEY_MAX));
            }
            if (criterion.name().isEmpty() || criterion.name().length() > Criterion.NAME_MAX) {
                refusals.add(Refusal.at(at + ".name", "qualification.refused.name", Criterion.NAME_MAX));
            } else if (!names.add(criterion.name().toLowerCase(Locale.ROOT))) {
                refusals.add(Refusal.at(at + ".name", "qualification.refused.twice", criterion.name()));
            }
            if (criterion.question().length() > Criterion.QUESTION_MAX) {
                refusals.add(Refusal.at(at + ".question", "qualification.refused.long", Criterion.QUESTION_MAX));
            }
        }
        return refusals;
    }

    private List<Criterion> standard() {
        Locale language = company.settings().language();
        return STANDARD.stream()
                .map(key -> new Criterion(
                        key,
                        messages.getMessage("qualification.standard." + key, null, language),
                        messages.getMessage("qualification.standard.ask." + key, null, language)))
                .toList();
    }

    private static String told(List<Criterion> criteria) {
        return String.join(", ", criteria.stream().map(Criterion::name).toList());
    }
}
