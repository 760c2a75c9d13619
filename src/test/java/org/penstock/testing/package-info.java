/** What tests share: one database a test JVM, a settable clock, a small cast of people. */
@NullMarked
package org.penstock.testing;

import org.jspecify.annotations.NullMarked;
