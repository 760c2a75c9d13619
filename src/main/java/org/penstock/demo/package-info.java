/**
 * The made-up company that {@code bin/penstock demo} shows: drawn by a seeded generator, written through the same doors
 * as an import. URLs: none.
 */
@NullMarked
package org.penstock.demo;

import org.jspecify.annotations.NullMarked;
