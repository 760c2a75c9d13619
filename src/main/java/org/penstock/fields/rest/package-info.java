/** The API of custom fields and labels. */
@NullMarked
package org.penstock.fields.rest;

import org.jspecify.annotations.NullMarked;
