/**
 * Where leads come from and how soon they are answered: touches, consent, the clock "time to first answer" and its figures.
 * URLs: /leads, and of a deal /origin.
 *
 * <p>{@link org.penstock.leads.Origins} writes what is known of a deal's beginning; {@link org.penstock.leads.AnswerFigures}
 * reads how soon leads are answered.
 */
@NullMarked
package org.penstock.leads;

import org.jspecify.annotations.NullMarked;
