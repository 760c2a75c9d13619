/** The command line: {@code bin/penstock} and what stands behind it. On top of all modules; nobody calls it. URLs: none. */
@NullMarked
package org.penstock.commands;

import org.jspecify.annotations.NullMarked;
