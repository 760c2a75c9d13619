/** The API of leads. */
@NullMarked
package org.penstock.leads.rest;

import org.jspecify.annotations.NullMarked;
