/**
 * Proposals: versions of what is offered in a deal, one of them the current offer. URLs: /proposals.
 *
 * <p>Writes: {@link org.penstock.proposals.Proposals}. The current offer makes the deal's line items and its value;
 * {@link org.penstock.proposals.OfferRule} lets higher modules say what may not be offered.
 */
@NullMarked
package org.penstock.proposals;

import org.jspecify.annotations.NullMarked;
