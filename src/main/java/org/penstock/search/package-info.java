/**
 * Search across all: records, pages and actions, and the palette that opens them by keyboard. URLs: /search.
 *
 * <p>It stands on top and reads the tables of those below in SQL of its own; what one may not see it never finds.
 */
@NullMarked
package org.penstock.search;

import org.jspecify.annotations.NullMarked;
