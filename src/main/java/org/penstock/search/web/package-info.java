/** The page of results and the palette's region. */
@NullMarked
package org.penstock.search.web;

import org.jspecify.annotations.NullMarked;
