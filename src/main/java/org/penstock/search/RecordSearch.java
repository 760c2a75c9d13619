package org.penstock.search;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Money;
import org.penstock.search.Found.Group;
import org.penstock.search.Found.Hit;
import org.penstock.search.Query.Token;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Finds and ranks records of one kind, in two steps whose work has a bound: up to {@value #CANDIDATES_MAX} candidates by the
 * trigram indexes, and where there are more also those among the latest and the own ones; then their order.
 *
 * <p>The order: first how well the text agrees (it begins with what was typed, or the external id is that; each word begins
 * a word; each word stands somewhere in it; words are alike, the more the better), then mine before others', then open
 * before closed, then the latest change first.
 */
@Component
class RecordSearch {
    /** How many records are ranked; of a word that more have, the best of all is not promised. */
    static final int CANDIDATES_MAX = 400;
    /** How many of the latest records, and of the own ones, are looked through for a word that is so common. */
    private static final int WALKED_MAX = 2_000;
    /** The shortest external id that is looked for by its beginning. */
    private static final int EXTERNAL_MIN = 2;

    private static final String EXTERNAL = " and lower(r.external_id) like :external limit :candidates";
    private static final String ORDER = """
            with one as materialized (%s),
                 r as materialized (select one.*, search_words(one.told) as words from one)
            select r.*, case when lower(r.external_id) = :raw or r.words like :whole then 0
                             when r.words like all (:prefixes::text[]) then 1
                             when r.words like all (:infixes::text[]) then 2 else 3 end as agreement
              from r
             order by agreement,
                      case when :similar and not r.words like all (:infixes::text[])
                           then -round(word_similarity(:query, r.words)::numeric, 1) end,
                      mine desc, open desc, updated_at desc, id desc
             limit :limit offset :offset""";

    private static final Reading NOTHING = new Reading(Query.of(""), false);

    private final JdbcClient jdbc;
    private final Links links;
    private final TimedReads timed;

    RecordSearch(JdbcClient jdbc, Links links, TimedReads timed) {
        this.jdbc = jdbc;
        this.links = links;
        this.timed = timed;
    }

    /** Which part of a ranked group is shown. */
    record Window(int offset, int limit) {}

    /** The groups with something in them, or with a word that time ran out. */
    List<Group> find(Actor actor, Reading reading, List<Source> sources, Window window, Instant deadline) {
        Optional<List<Map<Source.Set, List<UUID>>>> known = timed.before(
                deadline,
                () -> reading.query().tokens().stream()
                        .map(token -> links.of(actor, token, reading))
                        .toList());
        Looking looking = new Looking(actor, reading, known.orElse(List.of()), window);
        return sources.stream()
                .map(source -> timed.before(deadline, () -> group(looking, source))
                        .orElse(new Group(source.kind(), List.of(), List.of(), 0, true, true)))
                .map(group -> known.isPresent() ? group : partial(group))
                .filter(group -> group.count() > 0 || group.partial())
                .toList();
    }

    private record Looking(Actor actor, Reading reading, List<Map<Source.Set, List<UUID>>> links, Window window) {}

    private static Group partial(Group group) {
        return new Group(group.kind(), group.hits(), group.commands(), group.count(), group.capped(), true);
    }

    private Group group(Looking looking, Source source) {
        String condition = condition(looking, source);
        Set<UUID> ids = new LinkedHashSet<>(candidates(looking, source, source.from() + " and " + condition));
        boolean capped = ids.size() >= CANDIDATES_MAX;
        ids.addAll(external(looking, source));
        timed.byOrder();
        if (capped && !source.walks().isEmpty()) {
            ids.addAll(candidates(looking, source, source.walks() + " and " + condition));
        }
        List<Hit> hits = ids.isEmpty() ? List.of() : ranked(looking, source, ids);
        return new Group(source.kind(), hits, List.of(), ids.size(), capped, false);
    }

    /** All tokens, each by the record's own text or by what it leads to. */
    private static String condition(Looking looking, Source source) {
        List<String> all = new ArrayList<>();
        List<Token> tokens = looking.reading().query().tokens();
        for (int i = 0; i < tokens.size(); i++) {
            StringBuilder any =
                    new StringBuilder(looking.reading().condition(tokens.get(i), source.text(), "t" + i + "w"));
            for (Source.Linked linked : source.linked()) {
                if (!linked(looking, i, linked.set()).isEmpty()) {
                    any.append(" or %s = any(:%s::uuid[])".formatted(linked.column(), name(i, linked.set())));
                }
            }
            all.add("(" + any + ")");
        }
        return String.join("\n   and ", all);
    }

    private static List<UUID> linked(Looking looking, int token, Source.Set set) {
        return looking.links().isEmpty()
                ? List.of()
                : looking.links().get(token).getOrDefault(set, List.of());
    }

    private static String name(int token, Source.Set set) {
        return "l" + token + set.name().toLowerCase(Locale.ROOT);
    }

    private List<UUID> candidates(Looking looking, Source source, String from) {
        Map<String, Object> values = new HashMap<>();
        List<Token> tokens = looking.reading().query().tokens();
        for (int i = 0; i < tokens.size(); i++) {
            values.putAll(looking.reading().values(tokens.get(i), "t" + i + "w"));
            for (Source.Linked linked : source.linked()) {
                values.put(
                        name(i, linked.set()), linked(looking, i, linked.set()).toArray(UUID[]::new));
            }
        }
        return seen(looking, jdbc.sql("select r.id" + from + "\n limit :candidates"))
                .params(values)
                .query(Links::id)
                .list();
    }

    private List<UUID> external(Looking looking, Source source) {
        String raw = looking.reading().query().text().toLowerCase(Locale.ROOT);
        return !source.external() || raw.length() < EXTERNAL_MIN
                ? List.of()
                : seen(looking, jdbc.sql("select r.id" + source.from() + EXTERNAL))
                        .param("external", Links.literal(raw) + "%")
                        .query(Links::id)
                        .list();
    }

    private List<Hit> ranked(Looking looking, Source source, Set<UUID> ids) {
        Query query = looking.reading().query();
        List<String> words = query.words();
        return seen(looking, jdbc.sql(ORDER.formatted(source.ranked())))
                .param("ids", ids.toArray(UUID[]::new))
                .param("raw", query.text().toLowerCase(Locale.ROOT))
                .param("query", String.join(" ", words))
                .param("whole", " " + String.join(" ", words) + "%")
                .param("prefixes", words.stream().map(Reading::prefix).toArray(String[]::new))
                .param("infixes", words.stream().map(Reading::infix).toArray(String[]::new))
                .param("similar", looking.reading().similar())
                .param("limit", looking.window().limit())
                .param("offset", looking.window().offset())
                .query((row, number) -> hit(source.kind(), row))
                .list();
    }

    /** The records behind those pages, in that order; what is gone or hidden is left out. */
    List<Hit> known(Actor actor, List<Source> sources, List<String> pages) {
        Looking looking = new Looking(actor, NOTHING, List.of(), new Window(0, CANDIDATES_MAX));
        List<Hit> hits = new ArrayList<>();
        for (Source source : sources) {
            Set<UUID> ids = new LinkedHashSet<>();
            pages.forEach(page -> source.idOf(page).ifPresent(ids::add));
            if (!ids.isEmpty()) {
                hits.addAll(ranked(looking, source, ids));
            }
        }
        return hits.stream()
                .filter(hit -> pages.contains(hit.link()))
                .sorted(Comparator.comparingInt(hit -> pages.indexOf(hit.link())))
                .toList();
    }

    private static StatementSpec seen(Looking looking, StatementSpec statement) {
        UUID[] sees = looking.actor().seesArray();
        return statement
                .param("all", sees == null)
                .param("sees", sees == null ? new UUID[0] : sees)
                .param("me", looking.actor().id(), Types.OTHER)
                .param("candidates", CANDIDATES_MAX)
                .param("walked", WALKED_MAX);
    }

    static Hit hit(Kind kind, ResultSet row) throws SQLException {
        BigDecimal value = row.getBigDecimal("value");
        return new Hit(
                kind,
                Links.id(row, 0),
                row.getString("title"),
                row.getString("sort"),
                row.getString("state"),
                row.getString("detail"),
                row.getString("detail2"),
                value == null ? null : new Money(value, Currency.getInstance(row.getString("currency"))),
                row.getString("link"),
                row.getBoolean("mine"));
    }
}
