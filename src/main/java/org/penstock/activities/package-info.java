/**
 * Tasks, calls, meetings and notes, the history of a record, Today. URLs: /activities, /today, /, and of a deal /next-step, /timeline, /life.
 *
 * <p>The next step of a deal is its earliest open activity; {@link org.penstock.activities.Activities} keeps the deal's
 * copy of it in the same transaction.
 */
@NullMarked
package org.penstock.activities;

import org.jspecify.annotations.NullMarked;
