package org.penstock.identity;

import java.util.UUID;
import org.penstock.kernel.Actor;

/** What accounts own in a module above: it is counted and handed over when somebody leaves. Each such module supplies a bean. */
public interface Belongings {

    /** How many open records the account owns. */
    int count(Actor actor, UUID account);

    /** Gives them to another, in the transaction of the leaving. */
    void handOver(Actor actor, UUID from, UUID to);

    /** Message key of "{0} deals", with plural forms. */
    default String key() {
        return "identity.belongings.deals";
    }
}
