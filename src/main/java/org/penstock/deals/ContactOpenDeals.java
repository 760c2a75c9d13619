package org.penstock.deals;

import java.util.Map;
import org.penstock.contacts.OpenDeals;
import org.penstock.fields.Condition;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.springframework.stereotype.Component;

/** Tells the lists of people and organisations who has an open deal. */
@Component
class ContactOpenDeals implements OpenDeals {
    private static final String OF_PERSON = """
            exists (select from deal_person m join deal d on d.id = m.deal_id
                     where m.person_id = %s and d.outcome = 'open' and d.deleted_at is null %s)""";
    private static final String OF_ORGANISATION = """
            exists (select from deal d
                     where d.organisation_id = %s and d.outcome = 'open' and d.deleted_at is null %s)""";
    private static final String SEEN = "and (d.owner_id is null or d.owner_id = any(:sees))";

    @Override
    public Condition exists(Actor actor, Subject subject, String idColumn) {
        String sql = subject == Subject.PERSON ? OF_PERSON : OF_ORGANISATION;
        var sees = actor.seesArray();
        return sees == null
                ? new Condition(sql.formatted(idColumn, ""), Map.of())
                : new Condition(sql.formatted(idColumn, SEEN), Map.of("sees", sees));
    }
}
