package org.penstock.search;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where records of a kind are found, in SQL; the record is {@code r}.
 *
 * @param from the table, its joins that visibility needs, and that visibility
 * @param text what is compared; there is a trigram index on just this expression
 * @param linked further conditions that meet a token, each for a set of ids that the token has led to
 * @param external whether other systems' ids are known
 * @param walks the latest and the own records, looked through where a word is too common to look through all; or empty
 * @param ranked all that is shown and ranked of some ids: id, title, sort, state, detail, detail2, value, currency, link,
 *     mine, open, updated_at, external_id and told, in which all that is shown can be found
 */
record Source(Kind kind, String from, String text, List<Linked> linked, boolean external, String walks, String ranked) {

    private static final Pattern PAGE = Pattern.compile("/([a-z]+)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** The record that has that page, if it is of this kind. */
    Optional<UUID> idOf(String page) {
        Matcher matcher = PAGE.matcher(page);
        return matcher.matches() && matcher.group(1).equals(kind.code())
                ? Optional.of(UUID.fromString(matcher.group(2)))
                : Optional.empty();
    }

    /** A condition with a set: {@code r.organisation_id} is one of the organisations found. */
    record Linked(String column, Set set) {}

    /** What a token leads to besides the record's own text. */
    enum Set {
        ORGANISATIONS,
        PEOPLE,
        ORGANISATIONS_BY_WAY,
        PEOPLE_BY_WAY,
        DEALS_BY_PEOPLE,
        DEALS_BY_TITLE
    }

    private static final String DEAL_VISIBLE = "(:all or r.owner_id is null or r.owner_id = any(:sees::uuid[]))";

    private static final Source DEALS = new Source(
            Kind.DEALS,
            " from deal r where r.deleted_at is null and " + DEAL_VISIBLE,
            "search_words(r.title)",
            List.of(
                    new Linked("r.organisation_id", Set.ORGANISATIONS),
                    new Linked("r.organisation_id", Set.ORGANISATIONS_BY_WAY),
                    new Linked("r.id", Set.DEALS_BY_PEOPLE)),
            true,
            """
             from ((select * from deal where deleted_at is null order by updated_at desc, id desc limit :walked)
                   union all
                   (select * from deal where deleted_at is null and owner_id = :me and outcome = 'open'
                     order by created_at desc limit :walked)) r
             where\s""" + DEAL_VISIBLE,
            """
            select r.id, r.title, 'deal' as sort, r.outcome as state, o.name as detail, s.name as detail2, r.value,
                   r.currency, '/deals/' || r.id as link, coalesce(r.owner_id = :me, false) as mine,
                   r.outcome = 'open' as open, r.updated_at, r.external_id,
                   concat_ws(' ', r.title, o.name,
                       (select string_agg(p.name, ' ') from deal_person dp join person p on p.id = dp.person_id
                         where dp.deal_id = r.id and p.deleted_at is null)) as told
              from deal r
              join stage s on s.id = r.stage_id
              left join organisation o on o.id = r.organisation_id and o.deleted_at is null
             where r.id = any(:ids::uuid[]) and r.deleted_at is null and\s""" + DEAL_VISIBLE);

    private static final Source PEOPLE = new Source(
            Kind.PEOPLE,
            " from person r where r.deleted_at is null",
            "search_words(r.name)",
            List.of(new Linked("r.organisation_id", Set.ORGANISATIONS), new Linked("r.id", Set.PEOPLE_BY_WAY)),
            true,
            """
             from ((select * from person where deleted_at is null order by updated_at desc, id desc limit :walked)
                   union all
                   (select * from person where deleted_at is null and owner_id = :me limit :walked)) r
             where true""",
            """
            select r.id, r.name as title, 'person' as sort, '' as state, o.name as detail, w.address as detail2,
                   null::numeric as value, null as currency, '/people/' || r.id as link,
                   coalesce(r.owner_id = :me, false) as mine, true as open, r.updated_at, r.external_id,
                   concat_ws(' ', r.name, o.name, w.addresses) as told
              from person r
              left join organisation o on o.id = r.organisation_id and o.deleted_at is null
              left join lateral (select min(e.address) filter (where e.position = 0) as address,
                                        string_agg(e.address, ' ') as addresses
                                   from email_address e where e.person_id = r.id) w on true
             where r.id = any(:ids::uuid[]) and r.deleted_at is null""");

    private static final Source ORGANISATIONS = new Source(
            Kind.ORGANISATIONS,
            " from organisation r where r.deleted_at is null",
            "search_words(r.name)",
            List.of(new Linked("r.id", Set.ORGANISATIONS_BY_WAY)),
            true,
            """
             from ((select * from organisation where deleted_at is null order by updated_at desc, id desc limit :walked)
                   union all
                   (select * from organisation where deleted_at is null and owner_id = :me limit :walked)) r
             where true""",
            """
            select r.id, r.name as title, 'organisation' as sort, '' as state,
                   nullif(concat_ws(', ', r.city, r.country), '') as detail, r.industry as detail2,
                   null::numeric as value, null as currency, '/organisations/' || r.id as link,
                   coalesce(r.owner_id = :me, false) as mine, true as open, r.updated_at, r.external_id,
                   concat_ws(' ', r.name,
                       (select string_agg(e.address, ' ') from email_address e where e.organisation_id = r.id)) as told
              from organisation r
             where r.id = any(:ids::uuid[]) and r.deleted_at is null""");

    /** One sees what hangs on a visible deal or on none, and what is one's own; as {@code activities} has it. */
    private static final String ACTIVITY_VISIBLE = """
              left join deal d on d.id = r.deal_id
             where r.deleted_at is null and (d.id is null or d.deleted_at is null)
               and (:all or d.id is null or d.owner_id is null or d.owner_id = any(:sees::uuid[])
                    or r.assignee_id = :me)""";

    private static final Source ACTIVITIES = new Source(
            Kind.ACTIVITIES,
            " from activity r\n" + ACTIVITY_VISIBLE,
            "search_words(r.subject)",
            List.of(
                    new Linked("r.organisation_id", Set.ORGANISATIONS),
                    new Linked("r.person_id", Set.PEOPLE),
                    new Linked("r.deal_id", Set.DEALS_BY_TITLE)),
            false,
            "",
            """
            select r.id, r.subject as title, r.kind as sort, case when r.done_at is null then '' else 'done' end as state,
                   case when :all or d.owner_id is null or d.owner_id = any(:sees::uuid[]) then d.title end as detail,
                   coalesce(p.name, o.name) as detail2, null::numeric as value, null as currency,
                   case when d.id is not null and (:all or d.owner_id is null or d.owner_id = any(:sees::uuid[]))
                             then '/deals/' || d.id
                        when p.id is not null then '/people/' || p.id
                        when o.id is not null then '/organisations/' || o.id
                        when r.done_at is null then '/activities' else '/activities?state=done' end as link,
                   coalesce(r.assignee_id = :me, false) as mine, r.done_at is null and r.kind <> 'note' as open,
                   r.updated_at, null as external_id,
                   concat_ws(' ', r.subject, p.name, o.name,
                       case when :all or d.owner_id is null or d.owner_id = any(:sees::uuid[]) then d.title end) as told
              from activity r
              left join person p on p.id = r.person_id and p.deleted_at is null
              left join organisation o on o.id = r.organisation_id and o.deleted_at is null
            """ + ACTIVITY_VISIBLE + " and r.id = any(:ids::uuid[])");

    private static final Source PRODUCTS = new Source(
            Kind.PRODUCTS,
            " from product r where r.deleted_at is null",
            "search_words(r.name || ' ' || coalesce(r.code, ''))",
            List.of(),
            true,
            "",
            """
            select r.id, r.name as title, 'product' as sort, '' as state, r.code as detail, r.category as detail2,
                   null::numeric as value, null as currency, '/products/' || r.id as link, false as mine,
                   r.active as open, r.updated_at, r.external_id,
                   concat_ws(' ', r.name, r.code) as told
              from product r
             where r.id = any(:ids::uuid[]) and r.deleted_at is null""");

    static final List<Source> ALL = List.of(DEALS, PEOPLE, ORGANISATIONS, ACTIVITIES, PRODUCTS);
}
