/** One deal walked through all seven stages. */
@NullMarked
package org.penstock.walk;

import org.jspecify.annotations.NullMarked;
