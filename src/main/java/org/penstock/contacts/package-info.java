/**
 * People and organisations: who we talk to and who they work for. URLs: /people, /organisations.
 *
 * <p>Everyone who is signed in sees them; the deals on their pages only where the reader sees the deal. Single changes
 * and sets (imports, demo) go through the same doors, {@link org.penstock.contacts.Organisations} and
 * {@link org.penstock.contacts.People}.
 */
@NullMarked
package org.penstock.contacts;

import org.jspecify.annotations.NullMarked;
