package org.penstock.contacts.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.ContactFilter;
import org.penstock.contacts.ContactWindows;
import org.penstock.fields.CustomFields;
import org.penstock.kernel.Refusal;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Doc;
import org.penstock.rest.Paging;
import org.springframework.util.MultiValueMap;

/** The filter and order of the lists, as their pages have them. */
record ContactApiQuery(
        @Doc(value = "Words of the name, an e-mail address or digits of a phone number.", example = "young", max = 100)
        String q,

        @Doc(value = "me, none or the id of a user whose they are.", example = "me")
        String owner,

        @Doc("The id of a label that they have.") String label,

        @Doc(value = "The industry; of organisations only.", example = "retail")
        String industry,

        @Doc("Where people work; the parent of organisations.")
        String organisation,

        @Doc(
                value = "Whether they have an open deal that the token's person sees.",
                example = "open",
                oneOf = {"open", "none"})
        String deals,

        @Doc(
                value = "A custom field by its key, as custom.<key>: texts contain the words, all else equals.",
                example = "retail")
        String custom,

        @Doc(
                value = "Those in the bin instead of the others, the last deleted first.",
                example = "false",
                oneOf = {"true", "false"})
        String bin,

        @Doc(
                value = "The order; a minus before it turns it round.",
                example = "name",
                oneOf = {"name", "created", "updated"})
        String sort) {
    private static final List<String> OWNERS = List.of(ContactFilter.ME, ContactFilter.NOBODY);
    private static final List<String> SORTS = List.of("name", "created", "updated");

    /** @param unreadable the keys of custom fields that can't be asked for so */
    static ContactFilter filter(MultiValueMap<String, String> query, Function<ContactFilter, List<String>> unreadable) {
        for (String id : List.of("owner", "label", "organisation")) {
            String value = query.getFirst(id);
            if (value != null && !(id.equals("owner") && OWNERS.contains(value)) && !isId(value)) {
                throw ApiRefusal.bad(Refusal.at(id, "rest.field.id"));
            }
        }
        String sort = query.getFirst("sort");
        if (sort != null && !SORTS.contains(sort.startsWith("-") ? sort.substring(1) : sort)) {
            throw ApiRefusal.bad(Refusal.at("sort", "rest.sort", String.join(", ", SORTS)));
        }
        oneOf(query, "deals", List.of(ContactFilter.OPEN, ContactFilter.NONE));
        oneOf(query, "bin", List.of("true", "false"));
        ContactFilter filter = ContactFilter.of(new HashMap<>(query.toSingleValueMap()));
        custom(query, filter, unreadable.apply(filter));
        return filter;
    }

    private static void oneOf(MultiValueMap<String, String> query, String name, List<String> words) {
        String word = query.getFirst(name);
        if (word != null && !words.contains(word)) {
            throw ApiRefusal.bad(Refusal.at(name, "rest.field.word", String.join(", ", words)));
        }
    }

    /** What a page would leave out is a problem here: fields that are not there, and more of them than a filter takes. */
    private static void custom(MultiValueMap<String, String> query, ContactFilter filter, List<String> unreadable) {
        List<Refusal> wrong = new ArrayList<>();
        unreadable.forEach(key -> wrong.add(Refusal.at(CustomFields.PREFIX + key, "rest.parameter.unreadable")));
        query.keySet().stream()
                .filter(name -> name.startsWith(CustomFields.PREFIX))
                .filter(name -> !filter.custom().containsKey(name.substring(CustomFields.PREFIX.length())))
                .forEach(name -> wrong.add(Refusal.at(name, "rest.parameter.unreadable")));
        if (!wrong.isEmpty()) {
            throw ApiRefusal.bad(wrong.toArray(Refusal[]::new));
        }
    }

    static ContactWindows.@Nullable Place after(Paging paging, ContactFilter filter) {
        if (paging.after() == null) {
            return null;
        }
        String place = paging.after(0);
        String id = paging.after(1);
        boolean time = filter.sort() != ContactFilter.Sort.NAME;
        if (place == null || id == null || !isId(id) || time && !isTime(place)) {
            throw ApiRefusal.bad(Refusal.at("cursor", "rest.cursor.unreadable"));
        }
        return new ContactWindows.Place(UUID.fromString(id), place);
    }

    static List<@Nullable String> place(ContactWindows.Place last) {
        return Arrays.asList(last.place(), last.id().toString());
    }

    private static boolean isId(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }

    /** As the database writes times. */
    private static boolean isTime(String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?[+-]\\d\\d(:\\d\\d)?");
    }
}
