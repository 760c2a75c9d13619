/**
 * Which deals stand still, why, and what to do about it. URLs: /rotting, /snooze, /ball, /nudge.
 *
 * <p>{@link org.penstock.rotting.RottingLists} shows them; {@code RottingRows} reckons from the last meaningful touch, the
 * stage's threshold, planned steps, snoozes and the working days on which day a deal begins to rot.
 */
@NullMarked
package org.penstock.rotting;

import org.jspecify.annotations.NullMarked;
