package org.penstock.contacts;

import org.penstock.fields.Condition;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;

/** Lists of contacts filter by their open deals, which are known a module higher: deals supplies this. */
public interface OpenDeals {

    /** That the record whose id is the given column has an open deal which the actor sees. */
    Condition exists(Actor actor, Subject subject, String idColumn);
}
