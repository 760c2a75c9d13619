package org.penstock.contacts;

import java.util.List;
import java.util.Optional;
import org.penstock.fields.Condition;
import org.penstock.fields.CustomFields;
import org.penstock.fields.FieldType;
import org.penstock.fields.Operator;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.springframework.stereotype.Component;

/** Makes the query of a filter, also by what other modules know: custom fields and open deals. Pages and API list by it. */
@Component
class ContactQueries {
    private final CustomFields fields;
    private final OpenDeals deals;

    ContactQueries(CustomFields fields, OpenDeals deals) {
        this.fields = fields;
        this.deals = deals;
    }

    /** All that the filter asks for but the place that a page begins at. */
    ContactQuery of(Actor actor, Subject subject, ContactFilter filter) {
        ContactQuery query = ContactQuery.of(actor, subject, filter);
        String open = filter.deals();
        if (open != null) {
            query.and(open.equals(ContactFilter.OPEN) ? "" : "not ", deals.exists(actor, subject, "r.id"));
        }
        filter.custom()
                .forEach((key, wanted) -> custom(subject, key, wanted)
                        .ifPresentOrElse(condition -> query.and("", condition), query::never));
        return query;
    }

    /** The keys of custom fields that are not there, or that can't hold what is asked for. */
    List<String> unreadable(Subject subject, ContactFilter filter) {
        return filter.custom().entrySet().stream()
                .filter(wanted ->
                        custom(subject, wanted.getKey(), wanted.getValue()).isEmpty())
                .map(wanted -> wanted.getKey())
                .sorted()
                .toList();
    }

    private Optional<Condition> custom(Subject subject, String key, String wanted) {
        return fields.find(subject, key)
                .flatMap(field -> CustomFields.condition(field, operator(field.type()), wanted, "r.custom"));
    }

    private static Operator operator(FieldType type) {
        return switch (type) {
            case TEXT, LONG_TEXT, URL -> Operator.CONTAINS;
            case NUMBER, MONEY, DATE, BOOLEAN, CHOICE, CHOICES -> Operator.IS;
        };
    }
}
