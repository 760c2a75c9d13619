/** Settings pages of custom fields and labels. */
@NullMarked
package org.penstock.fields.web;

import org.jspecify.annotations.NullMarked;
