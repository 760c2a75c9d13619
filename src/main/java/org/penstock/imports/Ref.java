package org.penstock.imports;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record that rows name: one that stands in the database, or one that the import makes. */
final class Ref {
    UUID id;
    final String name;
    /** The address that a person who is made gets. */
    @Nullable String email;
    /** Not in the database before this import. */
    final boolean fresh;
    /** In the database by now. */
    boolean written;

    private Ref(UUID id, String name, boolean fresh) {
        this.id = id;
        this.name = name;
        this.fresh = fresh;
        this.written = !fresh;
    }

    static Ref known(UUID id, String name) {
        return new Ref(id, name, false);
    }

    static Ref fresh(UUID id, String name) {
        return new Ref(id, name, true);
    }
}
