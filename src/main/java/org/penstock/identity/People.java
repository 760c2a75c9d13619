package org.penstock.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Names;
import org.penstock.kernel.Refusal;

/** What is typed about a person, checked the same way wherever it is typed. */
final class People {
    static final int NAME_LENGTH_MAX = 100;

    private People() {}

    static void add(List<Refusal> refusals, @Nullable Refusal refusal) {
        if (refusal != null) {
            refusals.add(refusal);
        }
    }

    static @Nullable Refusal nameRefusal(String field, String name) {
        if (Names.key(name).isEmpty()) {
            return Refusal.at(field, "identity.name.missing");
        }
        boolean bad = name.length() > NAME_LENGTH_MAX || name.chars().anyMatch(Character::isISOControl);
        return bad ? Refusal.at(field, "identity.name.long", NAME_LENGTH_MAX) : null;
    }

    static @Nullable Refusal emailRefusal(String field, String email) {
        return Emails.valid(email) ? null : Refusal.at(field, "identity.email.wrong");
    }
}
