/** Pages of leads: the card of a deal's origin, the figures of first answers. */
@NullMarked
package org.penstock.leads.web;

import org.jspecify.annotations.NullMarked;
