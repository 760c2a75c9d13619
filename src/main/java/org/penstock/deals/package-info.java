/**
 * Pipelines, stages, gates, deals and their ledger: the heart. URLs: /deals, /settings/pipelines, /settings/reasons, /pipelines, /reasons, /ledger, /board.
 *
 * <p>Writes: {@link org.penstock.deals.Deals} for what a person does to deals, {@link org.penstock.deals.DealIntake} for
 * sets with a past (imports, demo), {@link org.penstock.deals.Pipelines} for stages and gates. Both writing doors go
 * through the one aggregate and the one repository, so ledger, stays and gates hold on every path.
 */
@NullMarked
package org.penstock.deals;

import org.jspecify.annotations.NullMarked;
