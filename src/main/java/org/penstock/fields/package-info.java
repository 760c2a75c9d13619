/**
 * Custom fields and labels of deals, people and organisations: what they are called, which type they have, how a value
 * is read, shown and filtered. The values live in the records themselves. URLs: /settings/fields, /settings/labels, /fields, /labels.
 */
@NullMarked
package org.penstock.fields;

import org.jspecify.annotations.NullMarked;
