-- What a search compares: lower case, no accents (so ё is е), Cyrillic letters as the Latin ones that sound alike, words with
-- one blank before each, so that '% w%' finds the beginning of a word. Latin, because pg_trgm takes for letters what the
-- database's ctype does, and where that is C only ASCII is. Only functions that never change their answer, so it may
-- stand in an index. Words.java does the same.
create function search_words(told text) returns text language sql immutable parallel safe as $$
    select ' ' || translate(btrim(regexp_replace(regexp_replace(normalize(lower(told), NFKD),
                                                                '[\u0300-\u036f]+', '', 'g'),
                                                 '[^[:alnum:]]+', ' ', 'g')),
                            'øłđħıŧабвгдежзиклмнопрстуфхцчшщыэюяієґјъь',
                            'oldhitabvgdejziklmnoprstufhcqwwyeuaiegj')
$$;

create index deal_search on deal using gin (search_words(title) gin_trgm_ops) where deleted_at is null;
create index organisation_search on organisation using gin (search_words(name) gin_trgm_ops) where deleted_at is null;
create index person_search on person using gin (search_words(name) gin_trgm_ops) where deleted_at is null;
create index activity_search on activity using gin (search_words(subject) gin_trgm_ops) where deleted_at is null;
create index product_search on product using gin (search_words(name || ' ' || coalesce(code, '')) gin_trgm_ops)
    where deleted_at is null;

-- The number that another system knows a record by, from its beginning.
create index deal_search_external on deal (lower(external_id) text_pattern_ops)
    where deleted_at is null and external_id is not null;
create index organisation_search_external on organisation (lower(external_id) text_pattern_ops)
    where deleted_at is null and external_id is not null;
create index person_search_external on person (lower(external_id) text_pattern_ops)
    where deleted_at is null and external_id is not null;
create index product_search_external on product (lower(external_id) text_pattern_ops)
    where deleted_at is null and external_id is not null;
