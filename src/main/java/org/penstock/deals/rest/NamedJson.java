package org.penstock.deals.rest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.rest.Doc;

/** Another record, by id and name. */
@Doc("Another record, by id and name.")
record NamedJson(
        @Doc("Its id.") UUID id,

        @Doc(value = "Its name.", example = "Northwind") @Nullable String name) {
    static @Nullable NamedJson of(@Nullable UUID id, @Nullable String name) {
        return id == null ? null : new NamedJson(id, name);
    }
}
