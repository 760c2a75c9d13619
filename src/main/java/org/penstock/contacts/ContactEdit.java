package org.penstock.contacts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One change that may be made to many people or organisations at once. */
public sealed interface ContactEdit {

    record Owner(@Nullable UUID account) implements ContactEdit {}

    record AddLabel(UUID label) implements ContactEdit {}

    record RemoveLabel(UUID label) implements ContactEdit {}
}
