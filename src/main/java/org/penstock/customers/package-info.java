/**
 * Customers who stay: renewals, check-ins, health, revenue kept, grown and lost. URLs: /customers, and of a deal /customer,
 * /renewal, /upsell.
 */
@NullMarked
package org.penstock.customers;

import org.jspecify.annotations.NullMarked;
