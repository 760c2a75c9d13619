/**
 * Negotiation: rounds, limits of discounts with approvals, the walk-away floor. URLs: /negotiation-rounds, /approvals, /negotiation.
 *
 * <p>Writes: {@link org.penstock.negotiation.Rounds}, {@link org.penstock.negotiation.Approvals},
 * {@link org.penstock.negotiation.Floors}. {@code OfferGuard} holds every path to what may be sold for how much.
 */
@NullMarked
package org.penstock.negotiation;

import org.jspecify.annotations.NullMarked;
