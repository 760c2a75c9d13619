package org.penstock.deals;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Names;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A filter as SQL: a condition on {@code deal d} and the values in it. Conditions that do not apply are left out, so that
 * the planner sees what it can use an index for. Visibility is always part of it.
 */
final class DealWhere {
    /** The most organisations that a filter's words may mean; who means more of them writes more of the name. */
    static final int ORGANISATIONS_MAX = 1_000;

    private static final int UUID_LENGTH = 36;

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    private DealWhere() {}

    static DealWhere of(Actor actor, DealFilter filter, Clock clock) {
        DealWhere where = new DealWhere();
        where.add("d.deleted_at is null");
        if (!areVisible(actor, filter.owners())) {
            where.visible(actor);
        }
        where.owners(actor, filter.owners());
        where.any("d.stage_id", "stages", filter.stages().toArray(UUID[]::new), "uuid");
        where.any(
                "d.outcome",
                "outcomes",
                filter.outcomes().stream().map(Outcome::code).toArray(String[]::new),
                "text");
        where.any("d.source", "sources", filter.sources().toArray(String[]::new), "text");
        where.equal("d.pipeline_id", "pipeline", filter.pipeline());
        where.equal("d.organisation_id", "organisation", filter.organisation());
        where.facts(filter);
        where.times(filter, actor.zone(), LocalDate.now(clock.withZone(actor.zone())));
        return where;
    }

    void add(String condition) {
        conditions.add(condition);
    }

    /** A name for a value that no other condition uses. */
    String unused(String stem) {
        return stem + values.size();
    }

    void add(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    void value(String name, Object value) {
        values.put(name, value);
    }

    /** The values of a named set are told from the filter's own by their names. */
    void add(DealSets.Found set) {
        conditions.add("(" + set.sql() + ")");
        values.putAll(set.values());
    }

    /** The whole condition, without the word where. */
    String sql() {
        return String.join("\n   and ", conditions);
    }

    StatementSpec bind(StatementSpec statement) {
        return statement.params(values);
    }

    /** Whether the filter asks only for owners whose deals the actor sees anyway; asking twice hides the owner's index. */
    private static boolean areVisible(Actor actor, List<String> owners) {
        UUID[] sees = actor.seesArray();
        List<UUID> seen = sees == null ? List.of() : List.of(sees);
        return !owners.isEmpty()
                && owners.stream()
                        .allMatch(owner -> owner.equals("none")
                                || owner.equals("me") && actor.id() != null && seen.contains(actor.id())
                                || owner.length() == UUID_LENGTH && seen.contains(UUID.fromString(owner)));
    }

    private void visible(Actor actor) {
        UUID[] sees = actor.seesArray();
        if (sees != null) {
            add("(d.owner_id is null or d.owner_id = any(:sees::uuid[]))", "sees", sees);
        }
    }

    private void owners(Actor actor, List<String> owners) {
        if (owners.isEmpty()) {
            return;
        }
        List<String> ways = new ArrayList<>();
        UUID[] accounts = owners.stream()
                .filter(owner -> !owner.equals("none") && !owner.startsWith("team:"))
                .flatMap(owner -> owner.equals("me")
                        ? java.util.stream.Stream.ofNullable(actor.id())
                        : java.util.stream.Stream.of(UUID.fromString(owner)))
                .toArray(UUID[]::new);
        UUID[] teams = owners.stream()
                .filter(owner -> owner.startsWith("team:"))
                .map(owner -> UUID.fromString(owner.substring(5)))
                .toArray(UUID[]::new);
        if (accounts.length == 1) {
            // By equality, so that the index of an owner's column keeps its order.
            ways.add("d.owner_id = :owner");
            values.put("owner", accounts[0]);
        } else if (accounts.length > 1) {
            ways.add("d.owner_id = any(:owners::uuid[])");
            values.put("owners", accounts);
        }
        if (teams.length > 0) {
            ways.add(OF_TEAMS);
            values.put("teams", teams);
        }
        if (owners.contains("none")) {
            ways.add("d.owner_id is null");
        }
        add(ways.isEmpty() ? "false" : "(" + String.join(" or ", ways) + ")");
    }

    private static final String OF_TEAMS = """
            d.owner_id in (with recursive under as (
                select id from team where id = any(:teams::uuid[])
                union select t.id from team t join under u on t.parent_id = u.id)
              select account_id from team_member where team_id in (select id from under)
              union select manager_id from team where id in (select id from under) and manager_id is not null)""";

    private void facts(DealFilter filter) {
        if (filter.text() != null) {
            text(filter.text());
        }
        if (!filter.labels().isEmpty()) {
            add("d.labels && :labels::uuid[]", "labels", filter.labels().toArray(UUID[]::new));
        }
        if (filter.valueFrom() != null) {
            add("d.value >= :valueFrom", "valueFrom", filter.valueFrom());
        }
        if (filter.valueTo() != null) {
            add("d.value <= :valueTo", "valueTo", filter.valueTo());
        }
        if (filter.person() != null) {
            add(
                    "exists (select 1 from deal_person p where p.deal_id = d.id and p.person_id = :person)",
                    "person",
                    filter.person());
        }
        filter.custom().forEach(this::custom);
        filter.facts().forEach((name, wanted) -> FactWhere.add(this, name, wanted));
    }

    /**
     * Words in the title or in the organisation's name; both ways lead through an index, so that rare words are fast. The
     * title's is that of the search over everything, whose normal form is a function of the database (decision 24).
     */
    private void text(String words) {
        String key = Names.key(words);
        if (key.isEmpty()) {
            add("lower(d.title) like :text", "text", like(words));
            return;
        }
        String inTitle = "search_words(d.title) like nullif('%' || btrim(search_words(:text)) || '%', '%%')";
        String inName = "d.organisation_id = any(array(select o.id from organisation o"
                + " where o.name_key like :textKey limit " + ORGANISATIONS_MAX + "))";
        add("(" + inTitle + " or " + inName + ")", "text", words);
        values.put("textKey", like(key));
    }

    /** Texts contain the words; every other type equals what it shows as. */
    private void custom(String key, String wanted) {
        String name = "custom" + values.size();
        values.put(name + "Key", key);
        add("lower(d.custom ->> :" + name + "Key) like :" + name, name, like(wanted));
    }

    private void times(DealFilter filter, ZoneId zone, LocalDate today) {
        days("d.expected_close", "closes", filter.closes(), today);
        instants("d.created_at", "created", filter.created(), today, zone);
        instants("d.closed_at", "closed", filter.closed(), today, zone);
        if (filter.step() != null) {
            step(filter.step(), today, zone);
        }
    }

    private void step(String step, LocalDate today, ZoneId zone) {
        switch (step) {
            case "none" -> add("d.next_step_id is null and d.outcome = 'open'");
            case "planned" -> add("d.next_step_id is not null");
            case "overdue" -> stepBefore(today, zone);
            default -> {
                add(
                        "d.next_step_at >= :stepFrom and (d.next_step_on is null or d.next_step_on >= :stepFromDay)",
                        "stepFrom",
                        today.atStartOfDay(zone).toOffsetDateTime());
                values.put("stepFromDay", today);
                stepBefore(today.plusDays(1), zone);
            }
        }
    }

    /** By the time, or by the date where the whole day counts; the key of a day is at most two hours after its end. */
    private void stepBefore(LocalDate day, ZoneId zone) {
        OffsetDateTime start = day.atStartOfDay(zone).toOffsetDateTime();
        add(
                "d.next_step_at < :stepKey and case when d.next_step_on is null then d.next_step_at < :stepTo"
                        + " else d.next_step_on < :stepToDay end",
                "stepTo",
                start);
        values.put("stepKey", start.plusHours(3));
        values.put("stepToDay", day);
    }

    private void instants(String column, String name, @Nullable String period, LocalDate today, ZoneId zone) {
        if (period == null) {
            return;
        }
        DealPeriod days = DealPeriod.of(period, today);
        if (days.from() != null) {
            add(
                    column + " >= :" + name + "From",
                    name + "From",
                    days.from().atStartOfDay(zone).toOffsetDateTime());
        }
        if (days.to() != null) {
            add(
                    column + " < :" + name + "To",
                    name + "To",
                    days.to().plusDays(1).atStartOfDay(zone).toOffsetDateTime());
        }
    }

    private void days(String column, String name, @Nullable String period, LocalDate today) {
        if (period == null) {
            return;
        }
        DealPeriod days = DealPeriod.of(period, today);
        if (days.from() != null) {
            add(column + " >= :" + name + "From", name + "From", days.from());
        }
        if (days.to() != null) {
            add(column + " <= :" + name + "To", name + "To", days.to());
        }
    }

    private void any(String column, String name, Object[] wanted, String type) {
        if (wanted.length > 0) {
            add(column + " = any(:" + name + "::" + type + "[])", name, wanted);
        }
    }

    private void equal(String column, String name, @Nullable Object wanted) {
        if (wanted != null) {
            add(column + " = :" + name, name, wanted);
        }
    }

    /** The words as a pattern; what LIKE would take for a wildcard is taken literally. */
    static String like(String words) {
        String literal = words.toLowerCase(java.util.Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + literal + "%";
    }
}
