/**
 * Whether a lead is one: what a pipeline asks of it, the answers with their evidence, the verdict, and the queue of leads
 * that wait for one. URLs: /qualification.
 *
 * <p>{@link org.penstock.qualification.Qualifications} writes a deal's card and its verdict;
 * {@link org.penstock.qualification.QualificationQueue} reads what waits.
 */
@NullMarked
package org.penstock.qualification;

import org.jspecify.annotations.NullMarked;
