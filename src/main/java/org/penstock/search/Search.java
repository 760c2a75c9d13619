package org.penstock.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.search.Found.Group;
import org.penstock.search.Found.Hit;
import org.penstock.search.Found.Trouble;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks through all that somebody may see and do. */
@Component
public class Search {
    /** The longest text that is looked for, in characters. */
    public static final int TEXT_MAX = 200;
    /** How many of each kind the palette shows. */
    public static final int PALETTE_EACH = 5;
    /** How many records that were opened last are shown. */
    public static final int RECENT_MAX = 5;
    /** How many of each kind the page shows beside the others. */
    public static final int PAGE_EACH = 10;
    /** How many of one kind alone stand on a page. */
    public static final int PAGE_SIZE = 25;
    /** Nobody turns further; more words narrow it down. */
    public static final int PAGES_MAX = RecordSearch.CANDIDATES_MAX / PAGE_SIZE;

    /** Where fewer records are found word for word, those with words that are only alike are added. */
    private static final int FEW = 3;

    private static final String OWN = """
            select r.id, r.title, 'deal' as sort, r.outcome as state, o.name as detail, s.name as detail2, r.value,
                   r.currency, '/deals/' || r.id as link, true as mine
              from deal r
              join stage s on s.id = r.stage_id
              left join organisation o on o.id = r.organisation_id and o.deleted_at is null
             where r.deleted_at is null and r.outcome = 'open' and r.owner_id = :me
             order by r.updated_at desc, r.id desc limit :limit""";

    private final RecordSearch records;
    private final Commands commands;
    private final TimedReads timed;
    private final JdbcClient jdbc;
    private final List<Source> sources;

    Search(RecordSearch records, Commands commands, TimedReads timed, JdbcClient jdbc) {
        this.records = records;
        this.commands = commands;
        this.timed = timed;
        this.jdbc = jdbc;
        // A finding must lead somewhere.
        this.sources = Source.ALL.stream()
                .filter(source -> source.kind() != Kind.PRODUCTS || commands.hasPage("/products"))
                .toList();
    }

    /**
     * For when nothing is typed: what was opened last, as the browser remembers it and the actor may see it; the own open
     * deals that changed last; the first actions.
     *
     * @param recent pages of records, the latest first
     */
    public Found start(Actor actor, List<String> recent) {
        List<Hit> own = jdbc.sql(OWN)
                .param("me", actor.requireId())
                .param("limit", PALETTE_EACH)
                .query((row, number) -> RecordSearch.hit(Kind.DEALS, row))
                .list();
        List<Group> groups = new ArrayList<>();
        List<Hit> opened =
                records.known(actor, sources, recent.stream().limit(RECENT_MAX).toList());
        if (!opened.isEmpty()) {
            groups.add(new Group(Kind.RECENT, opened, List.of(), opened.size(), false, false));
        }
        if (!own.isEmpty()) {
            groups.add(new Group(Kind.DEALS, own, List.of(), own.size(), false, false));
        }
        groups.add(commands.first(actor, PALETTE_EACH));
        return new Found("", "", false, groups, null);
    }

    /** Some of each kind. */
    public Found find(Actor actor, String text, int ofEach) {
        return find(new Asked(actor, sources, new RecordSearch.Window(0, ofEach), null), text);
    }

    /** One kind alone, page by page; numbers from 1. */
    public Found find(Actor actor, String text, Kind kind, int page) {
        int from = (Math.clamp(page, 1, PAGES_MAX) - 1) * PAGE_SIZE;
        List<Source> one =
                sources.stream().filter(source -> source.kind() == kind).toList();
        return find(new Asked(actor, one, new RecordSearch.Window(from, PAGE_SIZE), kind), text);
    }

    private record Asked(
            Actor actor,
            List<Source> sources,
            RecordSearch.Window window,
            @Nullable Kind only) {}

    private Found find(Asked asked, String text) {
        if (text.strip().length() > TEXT_MAX) {
            return Found.trouble(text, Trouble.TOO_LONG);
        }
        Query query = Query.of(text);
        if (query.isEmpty()) {
            return Found.trouble(query.text(), Trouble.NO_LETTERS);
        }
        return query.isEnough() ? find(asked, query) : tooShort(asked, query);
    }

    /** Word for word first, then as the other layout gives it, then with what is only alike. */
    private Found find(Asked asked, Query query) {
        Instant deadline = timed.deadline();
        List<Group> exact = groups(asked, query, false, deadline);
        Query switched = query.inOtherLayout();
        if (exact.isEmpty() && !switched.isEmpty() && switched.isEnough()) {
            List<Group> meant = groups(asked, switched, false, deadline);
            if (!meant.isEmpty()) {
                return found(query, new Reading(switched, false), meant);
            }
        }
        if (countOfRecords(exact) >= FEW || exact.stream().anyMatch(Group::partial)) {
            return found(query, new Reading(query, false), exact);
        }
        List<Group> similar = after(exact, groups(asked, query, true, deadline));
        return similar.isEmpty() && !switched.isEmpty() && switched.isEnough()
                ? found(query, new Reading(switched, true), groups(asked, switched, true, deadline))
                : found(query, new Reading(query, !same(exact, similar)), similar);
    }

    /** What is there word for word stands before what is only alike: an action that is meant, before records that are not. */
    private static List<Group> after(List<Group> exact, List<Group> similar) {
        return similar.stream()
                .sorted(Comparator.comparing(group -> exact.stream().noneMatch(one -> one.kind() == group.kind())))
                .toList();
    }

    /** One letter finds pages and actions; for records it is too little. */
    private Found tooShort(Asked asked, Query query) {
        List<Group> found = only(asked, commands.find(asked.actor(), new Reading(query, false)));
        return new Found(query.text(), query.text(), false, found, Trouble.TOO_SHORT);
    }

    private List<Group> groups(Asked asked, Query query, boolean similar, Instant deadline) {
        Reading reading = new Reading(query, similar);
        List<Group> groups =
                new ArrayList<>(records.find(asked.actor(), reading, asked.sources(), asked.window(), deadline));
        groups.addAll(only(asked, commands.find(asked.actor(), reading)));
        groups.sort(Comparator.comparing(Group::kind));
        return groups;
    }

    private static List<Group> only(Asked asked, List<Group> groups) {
        return groups.stream()
                .filter(group -> asked.only() == null || group.kind() == asked.only())
                .toList();
    }

    /** Nothing found is said of what was typed. */
    private static Found found(Query query, Reading reading, List<Group> groups) {
        String meant = groups.isEmpty() ? query.text() : reading.query().text();
        return new Found(query.text(), meant, reading.similar() && !groups.isEmpty(), groups, null);
    }

    private static int countOfRecords(List<Group> groups) {
        return groups.stream()
                .filter(group -> group.kind().isRecord())
                .mapToInt(Group::count)
                .sum();
    }

    private static boolean same(List<Group> exact, List<Group> similar) {
        return exact.stream().mapToInt(Group::count).sum()
                == similar.stream().mapToInt(Group::count).sum();
    }
}
