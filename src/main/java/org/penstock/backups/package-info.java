/**
 * Backups of the whole company into one file, by hand, by schedule and before an update, and the way back.
 * URLs: /backups.
 *
 * <p>A backup is made by SQL in one snapshot, so it depends on no program of PostgreSQL's and on no class of the modules
 * whose tables it holds. What is in it and how it is proven is said by {@link org.penstock.backups.Manifest}.
 */
@NullMarked
package org.penstock.backups;

import org.jspecify.annotations.NullMarked;
