/** Search, its ranking, visibility and pages. */
@NullMarked
package org.penstock.search;

import org.jspecify.annotations.NullMarked;
