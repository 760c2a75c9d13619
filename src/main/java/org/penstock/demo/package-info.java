/** The made-up company that {@code bin/penstock demo} shows. URLs: none. */
@NullMarked
package org.penstock.demo;

import org.jspecify.annotations.NullMarked;
