/**
 * Closing: the plan that is agreed with the customer, the contract, and what is asked when a deal is lost.
 * URLs: /settings/close-plans, /settings/competitors, /competitors, and of a deal /close-plan, /contract.
 */
@NullMarked
package org.penstock.closing;

import org.jspecify.annotations.NullMarked;
